/** The last work of each name that is not done yet. */
const tails = new Map<string, Promise<void>>();

/** Starts work when all earlier work of the same name is done, however it ended; at once where there is none. */
export function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  const turn = tails.get(name)?.then(work) ?? work();
  const tail = turn
    .catch(() => {})
    .then(() => {
      if (tails.get(name) === tail) tails.delete(name);
    });
  tails.set(name, tail);
  return turn;
}

/** Runs tasks one after another, in the order in which they were handed in. */
export interface Queue {
  /** Settles as the task does; a task that fails does not stop those behind it. */
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when every task handed in so far has settled. */
  idle(): Promise<void>;
}

/**
 * Writes of one client go through one queue: a second write while one is open on the same file would wait for it inside
 * the database's own blocking busy timeout, and the event loop with it.
 */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(task) {
      const result = last.then(task);
      last = result.catch(() => undefined);
      return result;
    },
    async idle() {
      await last;
    },
  };
}

// The least an agent has to do: read one puzzle, answer at random, buy nothing. The same puzzle gets the same answer again.
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.type !== 'puzzle') continue;
  const { id: name, candidates, places, fixes, steps } = message.puzzle;
  const random = randomFrom(name);
  const pick = (list) => list[Math.floor(random() * list.length)];

  // Random beliefs over all candidates, which sum to 1.
  const weights = candidates.map(() => -Math.log(1 - random()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const causes = Object.fromEntries(candidates.map(({ id }, i) => [id, weights[i] / total]));

  const from = Math.floor(random() * steps);
  const onset = random() < 0.3 ? 'none' : [from, Math.min(steps - 1, from + 100)];
  console.log(JSON.stringify({ type: 'answer', causes, onset, where: pick(places)?.id, fix: pick(fixes)?.id }));
}

/** Numbers in [0, 1) that follow from a name. */
function randomFrom(name) {
  let count = 0;
  return () => createHash('sha256').update(`${name} ${count++}`).digest().readUInt32BE() / 2 ** 32;
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// The flag is set here and not on the command line, so that everything else is measured in a process as users have it.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Used heap and array buffers after everything that can be freed is freed, in bytes. */
function usedBytes() {
  // A second collection frees what the finalisers of the first let go.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * Memory that stays behind, in bytes a run: used heap before and after many runs, each thrown away.
 * @param {(round: number) => unknown} run
 * @param {number} rounds
 */
export function measureHeapGrowth(run, rounds) {
  // What is compiled and cached once belongs to no run, and compiling goes on for some hundred of them.
  for (let round = 0; round < rounds; round++) run(-1 - round);
  const before = usedBytes();
  for (let round = 0; round < rounds; round++) run(round);
  return (usedBytes() - before) / rounds;
}

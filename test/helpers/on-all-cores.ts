import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Sends jobs to processes that answer each with one message, as many at once as there are cores.
 * @param worker module that each process runs @param advanced told every result as it comes
 * @returns the results in the order of the jobs
 */
export async function onAllCores<Job extends object, Result>(
  worker: URL,
  jobs: readonly Job[],
  advanced: (result: Result) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(worker, {
        execArgv: ['--import', 'tsx'],
        serialization: 'advanced',
      });
      let current = -1;
      const send = () => {
        current = next++;
        if (current >= jobs.length) {
          child.removeAllListeners('exit');
          child.kill();
          resolve();
        } else child.send(jobs[current]!);
      };
      child.on('message', (result: Result) => {
        results[current] = result;
        advanced(result);
        send();
      });
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`a worker ended with ${code}`)));
      send();
    });
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, work));
  return results;
}

import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Measured } from '../../src/diagnose/fit/measure.js';
import type { OnsetModel } from '../../src/diagnose/onset.js';

/** What a worker is asked to draw. */
export interface Job {
  readonly names: readonly string[];
  readonly varied: boolean;
  /** Scenario, or null for all. */
  readonly only: string | null;
  /** Null: measure what the onset is fitted on. */
  readonly onset: OnsetModel | null;
}

const NAMES_A_JOB = 50;

/** Draws and measures runs on all cores; the order is that of the names, whoever is faster. */
export async function drawRuns(
  names: readonly string[],
  rest: Omit<Job, 'names'>,
  advanced: (done: number) => void,
): Promise<Measured[]> {
  const jobs = Array.from({ length: Math.ceil(names.length / NAMES_A_JOB) }, (_, i) =>
    names.slice(i * NAMES_A_JOB, (i + 1) * NAMES_A_JOB),
  );
  const results: Measured[][] = [];
  let next = 0;
  let done = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = fork(new URL('worker.ts', import.meta.url), {
        execArgv: ['--import', 'tsx'],
        serialization: 'advanced',
      });
      let current = -1;
      const send = () => {
        current = next++;
        if (current >= jobs.length) {
          worker.removeAllListeners('exit');
          worker.kill();
          resolve();
        } else worker.send({ ...rest, names: jobs[current]! });
      };
      worker.on('message', (measured: Measured[]) => {
        results[current] = measured;
        done += measured.length;
        advanced(done);
        send();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`a worker ended with ${code}`)));
      send();
    });
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, work));
  return results.flat();
}

import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { HeadData, HeadSettings } from '../../src/diagnose/fit/fit-head.js';
import type { Measured } from '../../src/diagnose/fit/measure.js';
import type { Head } from '../../src/diagnose/model.js';
import type { OnsetModel } from '../../src/diagnose/onset.js';

/** Runs to be drawn and measured. */
export interface DrawJob {
  readonly names: readonly string[];
  readonly varied: boolean;
  /** Scenario, or null for all. */
  readonly only: string | null;
  /** Null: measure what the onset is fitted on. */
  readonly onset: OnsetModel | null;
}

/** A head to be fitted. */
export interface HeadJob {
  readonly settings: HeadSettings;
  readonly data: HeadData;
}

const NAMES_A_JOB = 50;

/** Draws and measures runs on all cores; the order is that of the names, whoever is faster. */
export async function drawRuns(
  names: readonly string[],
  rest: Omit<DrawJob, 'names'>,
  advanced: (done: number) => void,
): Promise<Measured[]> {
  const jobs = Array.from({ length: Math.ceil(names.length / NAMES_A_JOB) }, (_, i) => ({
    ...rest,
    names: names.slice(i * NAMES_A_JOB, (i + 1) * NAMES_A_JOB),
  }));
  let done = 0;
  const results = await onAllCores<DrawJob, Measured[]>(jobs, (measured) => {
    done += measured.length;
    advanced(done);
  });
  return results.flat();
}

/** Fits heads on all cores, in the order of their settings. */
export const fitHeads = (settings: readonly HeadSettings[], data: HeadData): Promise<Head[]> =>
  onAllCores<HeadJob, Head>(
    settings.map((setting) => ({ settings: setting, data })),
    () => undefined,
  );

async function onAllCores<Job extends object, Result>(
  jobs: readonly Job[],
  advanced: (result: Result) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
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
        } else worker.send(jobs[current]!);
      };
      worker.on('message', (result: Result) => {
        results[current] = result;
        advanced(result);
        send();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`a worker ended with ${code}`)));
      send();
    });
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, work));
  return results;
}

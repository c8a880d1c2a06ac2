import type { HeadData, HeadSettings } from '../../src/diagnose/fit/fit-head.js';
import type { Measured } from '../../src/diagnose/fit/measure.js';
import type { Head } from '../../src/diagnose/model.js';
import type { OnsetModel } from '../../src/diagnose/onset.js';
import { onAllCores } from '../helpers/on-all-cores.js';

const WORKER = new URL('worker.ts', import.meta.url);

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
  const results = await onAllCores<DrawJob, Measured[]>(WORKER, jobs, (measured) => {
    done += measured.length;
    advanced(done);
  });
  return results.flat();
}

/** Fits heads on all cores, in the order of their settings. */
export const fitHeads = (settings: readonly HeadSettings[], data: HeadData): Promise<Head[]> =>
  onAllCores<HeadJob, Head>(
    WORKER,
    settings.map((setting) => ({ settings: setting, data })),
    () => undefined,
  );

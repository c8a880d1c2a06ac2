import { missing } from '../../../core/errors.js';
import { unknownName } from '../../../core/nearest.js';
import { listed } from '../names/lists.js';

/** Most names of runs that are remembered for a message. */
export const MOST_RUNS = 1_000;

/**
 * The run to take of those in a file.
 * @throws AppError with their names where there are several and none, or one that is not there, was chosen
 */
export function chooseRun(file: string, runs: readonly string[], wanted: string | null): string {
  if (wanted !== null) {
    if (!runs.includes(wanted)) throw unknownName('run', wanted, runs);
    return wanted;
  }
  if (runs.length === 1) return runs[0]!;
  throw missing('run', `${file} holds ${runs.length} runs (choose one: ${listed(runs)})`);
}

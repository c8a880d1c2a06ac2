import { shortened } from '../names/column-map.js';
import { counted } from '../names/lists.js';
import { EPOCH_RANK } from '../names/step-names.js';
import { isStep, type RawSeries } from '../raw-run.js';

/** A column that may count the steps: its value in every row, NaN where it has none. */
export interface StepCandidate {
  readonly name: string;
  readonly rank: number;
  readonly values: number[];
}

/** Share of rows a step column must place; a trainer's own count may be missing from a few rows. */
const ENOUGH = 0.9;

/**
 * Replaces the row numbers in the series by steps, and drops the points of rows without one.
 * @param used rows that hold a value, ascending
 */
export function placeOnSteps(
  file: string,
  series: readonly RawSeries[],
  candidates: readonly StepCandidate[],
  used: readonly number[],
  notes: string[],
): void {
  const chosen = choose(candidates, used);
  if (chosen === null) {
    const tried = candidates[0];
    const why =
      tried === undefined ? 'has no step column' : `has no whole number in most rows of ${shortened(tried.name)}`;
    notes.push(`${file} ${why}; its rows are counted from 0.`);
    return;
  }
  if (chosen.rank === EPOCH_RANK) notes.push(`${file} has no step column; epochs stand in for steps.`);
  const dropped = used.filter((row) => !isStep(chosen.values[row]!)).length;
  if (dropped > 0)
    notes.push(
      `${counted(dropped, 'row')} of ${file} without a whole number as ${shortened(chosen.name)} ${dropped === 1 ? 'was' : 'were'} left out.`,
    );
  for (const { steps, values } of series) {
    let kept = 0;
    for (let i = 0; i < steps.length; i++) {
      const step = chosen.values[steps[i]!]!;
      if (!isStep(step)) continue;
      steps[kept] = step;
      values[kept++] = values[i]!;
    }
    steps.length = kept;
    values.length = kept;
  }
}

function choose(candidates: readonly StepCandidate[], used: readonly number[]): StepCandidate | null {
  let best: StepCandidate | null = null;
  let most = 0.5;
  for (const candidate of candidates) {
    const placed = used.filter((row) => isStep(candidate.values[row]!));
    // An epoch that many rows share places none of them.
    const distinct =
      candidate.rank === EPOCH_RANK ? new Set(placed.map((row) => candidate.values[row])).size : placed.length;
    const share = used.length === 0 ? 0 : distinct / used.length;
    if (share >= ENOUGH) return candidate;
    if (share > most) {
      best = candidate;
      most = share;
    }
  }
  return best;
}

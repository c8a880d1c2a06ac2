import { significant } from '../core/maths.js';
import type { Stream } from '../core/rng.js';
import { wilson } from '../core/wilson.js';
import type { Scenario } from '../run/scenario.js';

/** Two stretches of the window that a look at the job compares: its first tenth and its last quarter. */
export interface Stretch {
  readonly name: string;
  readonly from: number;
  /** The step after the last. */
  readonly to: number;
}

export function stretches({ window: { steps } }: Scenario): readonly [Stretch, Stretch] {
  const [early, late] = [Math.ceil(steps / 10), Math.floor((3 * steps) / 4)];
  return [
    { name: `steps 0–${early - 1}`, from: 0, to: early },
    { name: `steps ${late}–${steps - 1}`, from: late, to: steps },
  ];
}

/** Steps of a stretch, drawn with replacement and sorted: what acts is asked in the order of the steps. */
export function drawSteps({ from, to }: Stretch, count: number, stream: Stream): number[] {
  return Array.from({ length: count }, () => from + stream.integer(to - from)).sort((a, b) => a - b);
}

/** Hits among trials, each with its own chance: what somebody counts who looks at as many samples. */
export function countHits(chances: readonly number[], stream: Stream): number {
  let hits = 0;
  for (const chance of chances) if (stream.uniform() < chance) hits++;
  return hits;
}

/** `12 of 200 (6.0 %, 3.5–10.2 %)`, with the 95 % interval. */
export function shareText(hits: number, of: number): string {
  const [low, high] = wilson(hits / of, of);
  const percent = (share: number) => (100 * Math.max(0, share)).toFixed(1);
  return `${hits} of ${of} (${percent(hits / of)} %, ${percent(low)}–${percent(high)} %)`;
}

/** Whether a share is above another beyond chance: their difference in standard errors of the pooled share is over 3. */
export function isRaised(hits: number, before: number, of: number): boolean {
  const pooled = (hits + before) / (2 * of);
  const error = Math.sqrt((2 * pooled * (1 - pooled)) / of);
  return error > 0 && (hits - before) / of > 3 * error;
}

/** A number of a text: three significant digits. */
export function shown(value: number): string {
  return Number.isFinite(value) ? String(significant(value, 3)) : 'not a number';
}

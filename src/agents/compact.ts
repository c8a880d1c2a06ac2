import type { WireNumber } from '../core/json.js';
import { STEP_METRICS, type StepMetric } from '../core/vocabulary.js';
import type { PublicEvaluations, PublicPuzzle } from '../puzzle/puzzle.js';

/** Points of a series, with the steps they are of: ascending, not evenly spaced. */
export interface CompactSeries {
  readonly steps: readonly number[];
  readonly values: readonly WireNumber[];
}

type CompactSet = Readonly<Record<StepMetric, CompactSeries>>;

/** A public puzzle for a program that reads text: thinned series, the rest as it is. The budget stands beside it. */
export interface CompactPuzzle extends Omit<PublicPuzzle, 'series' | 'reference' | 'budget'> {
  readonly series: CompactSet;
  readonly reference: { readonly series: CompactSet; readonly evaluations: PublicEvaluations };
}

/** Fewest points of a series that still show its ends, a level and a spike. */
export const FEWEST_POINTS = 10;

/**
 * At most so many points of a series: its first and its last value, and of every one of equally long stretches the smallest, the
 * largest and, where there is one, the first that is not finite. So no spike is lost, however short.
 * @param points at least FEWEST_POINTS @param stride steps from one value to the next
 */
export function thin(values: readonly WireNumber[], points: number, stride = 1): CompactSeries {
  const kept = values.length <= points ? values.map((_, i) => i) : [...extremes(values, points)].sort((a, b) => a - b);
  return { steps: kept.map((i) => i * stride), values: kept.map((i) => values[i]!) };
}

function extremes(values: readonly WireNumber[], points: number): Set<number> {
  const n = values.length;
  const kept = new Set([0, n - 1]);
  const each = values.every((value) => typeof value === 'number') ? 2 : 3;
  const stretches = Math.floor((points - kept.size) / each);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const [from, to] = [Math.floor((stretch * n) / stretches), Math.floor(((stretch + 1) * n) / stretches)];
    let [lowest, highest, strange] = [-1, -1, -1];
    for (let i = from; i < to; i++) {
      const value = values[i]!;
      if (typeof value !== 'number') {
        if (strange < 0) strange = i;
        continue;
      }
      if (lowest < 0 || value < (values[lowest] as number)) lowest = i;
      if (highest < 0 || value > (values[highest] as number)) highest = i;
    }
    for (const i of [lowest, highest, strange]) if (i >= 0) kept.add(i);
  }
  return kept;
}

/** Field by field, so that nothing but the public puzzle goes out. */
export function compactPuzzle(puzzle: PublicPuzzle, points: number): CompactPuzzle {
  const { id, scenario, title, card, steps, clock, evaluations, evaluationTable, log, reference } = puzzle;
  const { candidates, places, probes, fixes } = puzzle;
  const compact = (series: PublicPuzzle['series'], stride: number): CompactSet =>
    Object.fromEntries(STEP_METRICS.map((metric) => [metric, thin(series[metric], points, stride)])) as CompactSet;
  return {
    id,
    scenario,
    title,
    card,
    steps,
    clock,
    series: compact(puzzle.series, 1),
    evaluations,
    evaluationTable,
    log,
    reference: { series: compact(reference.series, reference.stride), evaluations: reference.evaluations },
    candidates,
    places,
    probes,
    fixes,
  };
}

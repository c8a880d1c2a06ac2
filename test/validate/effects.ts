import { mean } from '../helpers/statistics.js';
import type { Telemetry } from './telemetry.js';

/**
 * Paired effects as test/reference/data/real-runs/signatures.json.br has them. The definitions were found out from the
 * data: with them the two packed seeds and the recorded mean give the third seed, and the three the recorded spread
 * (test/validate/effects.test.ts).
 */

/** Steps since onset, from (included) to (excluded); null: from 100 steps before the last one of the run. */
export const STEP_WINDOWS = [[0, 10], [10, 50], [50, 200], null] as const;
/** The first evaluation at least this many steps after the onset; null: the last one. */
export const EVALUATION_POINTS = [1, 60, 200, null] as const;
/** Steps from the onset in which a peak is sought. */
export const PEAK_WINDOW = 100;

export const STEP_WINDOW_NAMES = ['[0, 10)', '[10, 50)', '[50, 200)', 'last 100'] as const;
export const EVALUATION_NAMES = ['first', 'from 60', 'from 200', 'final'] as const;

/** How a fault's run is compared with its control: differences of means, or their ratio. */
export type Comparison = 'difference' | 'ratio';

const STEP_EFFECTS: Readonly<Record<string, Comparison>> = {
  train_loss: 'difference',
  train_acc: 'difference',
  mean_conf: 'difference',
  grad_zero_frac: 'difference',
  dead_relu_frac: 'difference',
  grad_norm: 'ratio',
  update_ratio: 'ratio',
  param_norm: 'ratio',
  max_attn_logit: 'ratio',
  logit_rms: 'ratio',
  rank_loss_std: 'ratio',
  rank_gnorm_min: 'ratio',
  rank_gsq_mean: 'ratio',
};

/** Effects a signature may hold besides those that are read here: they need the evaluation's own copies of slices. */
const NOT_READ = /^latency_|heldout2|^flipped/;

export const isRead = (effect: string): boolean => !NOT_READ.test(effect);

export const comparisonOf = (effect: string): Comparison =>
  effect === 'gn_peak' ? 'ratio' : (STEP_EFFECTS[effect] ?? 'difference');

export const windowNames = (effect: string): readonly string[] =>
  effect.endsWith('_peak') ? ['peak in 100'] : effect.includes('|') ? EVALUATION_NAMES : STEP_WINDOW_NAMES;

export interface Pair {
  readonly faulty: Telemetry;
  readonly control: Telemetry;
  /** First step of the fault, counted from 1. */
  readonly onset: number;
  readonly affected: string | null;
  /** Steps at which the recording was evaluated; of ours the evaluation nearest to the recorded one is read. */
  readonly grid: readonly number[];
}

/** One value a window, or undefined where the runs do not measure it. */
export function effectOf(effect: string, pair: Pair): number[] | undefined {
  if (effect === 'gn_peak') return peakRatio('grad_norm', pair);
  if (effect === 'loss_peak') return peakDifference('train_loss', pair);
  if (effect.includes('|')) return sliceEffect(effect, pair);
  const a = pair.faulty.column(effect);
  const b = pair.control.column(effect);
  if (a === undefined || b === undefined) return undefined;
  return STEP_WINDOWS.map((window) => {
    const [from, to] = stepWindow(window, pair);
    return compare(comparisonOf(effect), mean(a, from, to), mean(b, from, to));
  });
}

const compare = (comparison: Comparison, a: number, b: number): number => (comparison === 'ratio' ? a / b : a - b);

/** Indices of a window: step s is element s − 1. */
function stepWindow(window: readonly [number, number] | null, { onset, faulty }: Pair): [number, number] {
  if (window === null) return [faulty.steps - 101, faulty.steps];
  return [onset - 1 + window[0], Math.min(faulty.steps, onset - 1 + window[1])];
}

function peakRatio(column: string, pair: Pair): number[] | undefined {
  const highest = ({ column: read }: Telemetry): number | undefined => {
    const values = read(column);
    return values && Math.max(...values.subarray(...stepWindow([0, PEAK_WINDOW], pair)));
  };
  const [a, b] = [highest(pair.faulty), highest(pair.control)];
  return a === undefined || b === undefined ? undefined : [a / b];
}

function peakDifference(column: string, pair: Pair): number[] | undefined {
  const [a, b] = [pair.faulty.column(column), pair.control.column(column)];
  if (a === undefined || b === undefined) return undefined;
  const [from, to] = stepWindow([0, PEAK_WINDOW], pair);
  return [Math.max(...a.subarray(from, to).map((value, i) => value - b[from + i]!))];
}

/** `metric|aff` reads the affected slice, `metric|other` the mean over every other one. */
function sliceEffect(effect: string, { faulty, control, onset, affected, grid }: Pair): number[] | undefined {
  const [metric, of] = effect.split('|') as [string, string];
  const slices = control.slices.filter((slice) => (slice === affected) === (of === 'aff'));
  const read = (run: Telemetry, slice: string, at: number): number => run.reading(slice, metric)?.[at] ?? Number.NaN;
  if (slices.length === 0 || slices.some((slice) => faulty.reading(slice, metric) === undefined)) return undefined;
  return EVALUATION_POINTS.map((after) => {
    const at = nearest(faulty.evaluations, recordedStep(grid, onset, after));
    return mean(slices.map((slice) => read(faulty, slice, at) - read(control, slice, at)));
  });
}

function recordedStep(grid: readonly number[], onset: number, after: number | null): number {
  const last = grid.at(-1)!;
  return after === null ? last : (grid.find((step) => step >= onset + after) ?? last);
}

function nearest(steps: readonly number[], wanted: number): number {
  const far = steps.map((step) => Math.abs(step - wanted));
  return far.indexOf(Math.min(...far));
}

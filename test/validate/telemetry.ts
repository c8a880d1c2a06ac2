import type { InternalMetric, SliceMetric, StepMetric } from '../../src/core/vocabulary.js';
import type { Trace } from '../../src/run/trace.js';
import { type ModelName, STEP_COLUMNS, type StepColumn } from '../reference/format.js';
import { evaluationsOf, realRun, stepSeries } from '../reference/read.js';

/** One view of a recorded and of a simulated run, under the names of the recording; steps count from 1. */
export interface Telemetry {
  readonly steps: number;
  /** One value a step, or undefined where the run does not measure it. */
  column(name: string): Float64Array | undefined;
  readonly evaluations: readonly number[];
  /** Slices of the task itself, without held-out copies and pooled ones. */
  readonly slices: readonly string[];
  reading(slice: string, metric: string): Float64Array | undefined;
}

/** Slices that exist for the recording's own purposes; the effects of signatures.json do not read them. */
const AUXILIARY: ReadonlySet<string> = new Set(['all', 'train', 'train_flipped', 'heldout2']);

/** What the engine records under another name. */
const OUR_COLUMNS: Readonly<Record<string, StepMetric>> = {
  train_loss: 'train-loss',
  grad_norm: 'gradient-norm',
  update_ratio: 'update-ratio',
  param_norm: 'weight-norm',
};
/** The lowest norm of a rank is a dead one's 0, or else that of a sample of sound ones: effects are ratios. */
const OUR_INTERNALS: Readonly<Record<string, InternalMetric>> = {
  max_attn_logit: 'attention-logit',
  grad_zero_frac: 'zero-gradient-share',
  rank_gsq_mean: 'rank-norm-square',
  rank_gnorm_min: 'rank-norm-lowest',
  rank_loss_std: 'rank-loss-deviation',
};
const OUR_READINGS: Readonly<Record<string, SliceMetric>> = {
  val_loss: 'loss',
  nll: 'loss',
  acc: 'accuracy',
  ece: 'ece',
  brier: 'brier',
  mean_conf: 'confidence',
};

export function recordedTelemetry(run: string): Telemetry {
  const { model, last_step } = realRun(run);
  const { steps, readings } = evaluationsOf(run);
  return {
    steps: last_step,
    column: (name) => (isColumn(model, name) ? stepSeries(run, name) : undefined),
    evaluations: steps,
    slices: [...readings.keys()].filter((slice) => !AUXILIARY.has(slice)).sort(),
    reading: (slice, metric) => readings.get(slice)?.get(metric),
  };
}

const isColumn = (model: ModelName, name: string): name is StepColumn =>
  (STEP_COLUMNS[model] as readonly string[]).includes(name);

/** An evaluation after the update of our step i (from 0) has seen i + 1 updates, as the recording counts them. */
export function simulatedTelemetry({ steps, series, internals, evaluations }: Trace): Telemetry {
  return {
    steps,
    column(name) {
      const [ours, hidden] = [OUR_COLUMNS[name], OUR_INTERNALS[name]];
      if (ours !== undefined) return series[ours];
      // Where a normalisation holds the attention logits there are none to read.
      if (hidden === undefined || (hidden === 'attention-logit' && internals[hidden][0] === 0)) return undefined;
      return internals[hidden];
    },
    evaluations: evaluations.steps.map((step) => step + 1),
    slices: evaluations.slices,
    reading(slice, metric) {
      const ours = OUR_READINGS[metric];
      const at = evaluations.slices.indexOf(slice);
      return ours === undefined || at < 0 ? undefined : evaluations.metrics[ours][at];
    },
  };
}

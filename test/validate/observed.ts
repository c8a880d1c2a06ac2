import type { SliceMetric } from '../../src/core/vocabulary.js';
import type { Channel, Observation } from '../../src/diagnose/observation.js';
import { type RealRun, STEP_COLUMNS, type StepColumn } from '../reference/format.js';
import { evaluationsOf, stepSeries } from '../reference/read.js';

/** Recorded columns that a channel of the diagnostician is. */
const CHANNELS: Readonly<Partial<Record<StepColumn, Channel>>> = {
  train_loss: 'train-loss',
  grad_norm: 'gradient-norm',
  lr: 'learning-rate',
  update_ratio: 'update-ratio',
  param_norm: 'weight-norm',
  grad_zero_frac: 'zero-gradient-share',
  max_attn_logit: 'attention-logit',
  rank_gnorm_min: 'rank-norm-lowest',
  rank_gsq_mean: 'rank-norm-square',
  rank_loss_std: 'rank-loss-deviation',
};

const METRICS: Readonly<Partial<Record<SliceMetric, readonly string[]>>> = {
  loss: ['val_loss', 'nll'],
  accuracy: ['acc'],
  ece: ['ece'],
  confidence: ['mean_conf'],
};

/** Copies of slices that exist only where the fault does, or that are no slice: no solver may see them. */
const HIDDEN = /heldout2|train|^all$/;

/** A recorded run as the diagnostician would get it from its two files. */
export function observeRecorded({ run, model }: RealRun): Observation {
  const series = Object.fromEntries(
    STEP_COLUMNS[model].flatMap((column) => {
      const channel = CHANNELS[column];
      return channel === undefined ? [] : [[channel, stepSeries(run, column)]];
    }),
  ) as Partial<Record<Channel, Float64Array>>;
  const { steps, readings } = evaluationsOf(run);
  const slices = [...readings.keys()].filter((slice) => !HIDDEN.test(slice));
  const metrics = Object.fromEntries(
    Object.entries(METRICS).map(([metric, names]) => [
      metric,
      slices.map((slice) => {
        const found = names.map((name) => readings.get(slice)!.get(name)).find((values) => values !== undefined);
        return found ?? new Float64Array(steps.length).fill(Number.NaN);
      }),
    ]),
  );
  return {
    steps: Float64Array.from({ length: series['train-loss']!.length }, (_, row) => row + 1),
    series,
    evaluations: { steps: Float64Array.from(steps), slices, sizes: slices.map(() => null), metrics },
  };
}

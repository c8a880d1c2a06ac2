import type { Trace } from '../../src/run/trace.js';
import { robustDeviation } from '../helpers/laws.js';
import { autocorrelation, detrended, deviation, mean, standardisedMoment } from '../helpers/statistics.js';
import type { Ensembles } from './ensembles.js';
import type { Entry, Law } from './law.js';

/** The scenario of language-model pre-training with 65,536 tokens a step. */
const SMALL_BATCH = 'llm-pretrain-1b';

const texture = ({ series }: Trace): Float64Array => detrended(series['train-loss']);

/** Points within so many robust deviations. */
function within(values: Float64Array, deviations: number): Float64Array {
  const limit = deviations * robustDeviation(values);
  return values.filter((value) => Math.abs(value) < limit);
}

/** Points beyond eight robust deviations above the trend. */
function hardBatches(values: Float64Array): { readonly size: number; readonly next: number }[] {
  const limit = 8 * robustDeviation(values);
  return [...values.entries()]
    .filter(([i, value]) => value > limit && i + 1 < values.length)
    .map(([i, value]) => ({ size: value, next: values[i + 1]! }));
}

/** Laws of the loss noise of small batches: heavy tails, and hard batches that belong to the data. */
export function smallBatchLaws(ensembles: Ensembles): Entry[] {
  const law = (
    cites: string,
    text: string,
    measured: Law['measured'],
    read: (trace: Trace) => number,
    judge: Law['judge'] = 'median',
  ): Law => ({
    cites,
    text: `${text} · 65 k tokens`,
    scenario: SMALL_BATCH,
    measured,
    judge,
    values: () => ensembles.healthy(SMALL_BATCH).map(read),
  });
  return [
    law(
      'a1',
      'loss noise · √tokens, without points beyond 5 robust deviations (nats)',
      [20, 32],
      (trace) => deviation(within(texture(trace), 5)) * Math.sqrt(ensembles.scenario(SMALL_BATCH).batch.size),
    ),
    law('a2', 'loss noise, first third over last third', [0.92, 1.09], (trace) => {
      const values = texture(trace);
      const third = Math.floor(values.length / 3);
      return robustDeviation(values.subarray(0, third)) / robustDeviation(values.subarray(2 * third));
    }),
    law('a3', 'loss noise: autocorrelation at lag 1', [-0.05, 0.05], (trace) => autocorrelation(texture(trace), 1)),
    // With the points beyond six robust deviations left out the five logs give the constants of FACTS.
    law(
      'a4',
      'loss noise: excess kurtosis within 6 robust deviations',
      [1.8, 2.8],
      (trace) => standardisedMoment(within(texture(trace), 6), 4) - 3,
    ),
    law('a4', 'loss noise: skew within 6 robust deviations', [0.5, 0.75], (trace) =>
      standardisedMoment(within(texture(trace), 6), 3),
    ),
    law(
      'a4',
      'share of points beyond four robust deviations',
      [0.0145, 0.0155],
      (trace) => {
        const values = texture(trace);
        return 1 - within(values, 4).length / values.length;
      },
      'mean',
    ),
    law(
      'a6',
      'hard batches above 8 σ per 1,000 steps',
      [1.6, 2.4],
      (trace) => {
        const values = texture(trace);
        return (1000 * hardBatches(values).length) / values.length;
      },
      'mean',
    ),
    law(
      'a6',
      'mean size of a hard batch (nats)',
      [0.75, 1.5],
      (trace) => mean(hardBatches(texture(trace)).map(({ size }) => size)),
      'mean',
    ),
    // The logs: −.028 to +.011 nats one step later, after +.95 to +.97.
    law(
      'a6',
      'one step after a hard batch (nats above the trend)',
      [-0.03, 0.03],
      (trace) => mean(hardBatches(texture(trace)).map(({ next }) => next)),
      'mean',
    ),
  ];
}

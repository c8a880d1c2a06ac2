import type { Stream } from '../../core/rng.js';
import type { Channel, Observation } from '../observation.js';

/** Share of the runs whose instruments read exactly what is there. */
const EXACT = 0.4;

/** Sizes of an instrument's own noise, as shares of what it reads, and how much of it stays from one step to the next. */
const SIZE = [0.002, 0.1] as const;
const MOST_MEMORY = 0.95;

/** What is estimated from a part of the weights, of the batch or of the ranks; the weight norm is summed over all of them. */
const ESTIMATED: readonly Channel[] = [
  'gradient-norm',
  'update-ratio',
  'zero-gradient-share',
  'attention-logit',
  'rank-norm-lowest',
  'rank-norm-square',
  'rank-loss-deviation',
];

/**
 * The run as instruments of other people would read it, which estimate what the simulator knows: no two teams compute an
 * attention logit or a rank's norm alike. So the diagnostician learns not to lean on a reading for being smooth.
 */
export function disturbed(observation: Observation, stream: Stream): Observation {
  const series = { ...observation.series };
  for (const channel of ESTIMATED) {
    const exact = stream.uniform() < EXACT;
    const size = SIZE[0] * Math.exp(Math.log(SIZE[1] / SIZE[0]) * stream.uniform());
    const memory = MOST_MEMORY * stream.uniform();
    const values = series[channel];
    if (exact || values === undefined) continue;
    const anew = size * Math.sqrt(1 - memory * memory);
    let error = size * stream.normal();
    series[channel] = values.map((value) => {
      error = memory * error + anew * stream.normal();
      return value * Math.exp(error);
    });
  }
  return { ...observation, series };
}

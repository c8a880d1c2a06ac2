import type { Stream } from '../../core/rng.js';
import type { Observation } from '../observation.js';

/** Every which step a job logs; most log them all. */
const STRIDES = [1, 1, 1, 1, 1, 2, 5, 10] as const;

/** A run with fewer rows than this keeps them all. */
const FEWEST = 150;

/** The run as a job that logs every k-th step alone would show it; evaluations stay. */
export function thinned(observation: Observation, stream: Stream): { observation: Observation; stride: number } {
  const stride = stream.pick(STRIDES);
  const { steps, series } = observation;
  if (stride === 1 || steps.length / stride < FEWEST) return { observation, stride: 1 };
  const kept = (values: Float64Array) => values.filter((_, row) => row % stride === 0);
  return {
    stride,
    observation: {
      ...observation,
      steps: kept(steps),
      series: Object.fromEntries(Object.entries(series).map(([channel, values]) => [channel, kept(values)])),
    },
  };
}

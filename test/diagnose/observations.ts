import { createStream } from '../../src/core/rng.js';
import { INTERNAL_METRICS, STEP_METRICS } from '../../src/core/vocabulary.js';
import type { Channel, Observation } from '../../src/diagnose/observation.js';

/** Observations made up for tests, without a simulation. */

const CHANNELS: readonly Channel[] = [...STEP_METRICS, ...INTERNAL_METRICS];

/** A run whose every value is `at(row)`, with every channel and three slices, evaluated every 20 rows. */
export function observed(rows: number, at: (row: number) => number): Observation {
  const steps = Float64Array.from({ length: rows }, (_, row) => row);
  const every = Float64Array.from({ length: Math.ceil(rows / 20) }, (_, i) => i * 20);
  const slices = () => ['a', 'b', 'c'].map(() => Float64Array.from(every, at));
  return {
    steps,
    series: Object.fromEntries(CHANNELS.map((channel) => [channel, Float64Array.from(steps, at)])),
    evaluations: {
      steps: every,
      slices: ['a', 'b', 'c'],
      sizes: [100, 100, null],
      metrics: { loss: slices(), accuracy: slices(), ece: slices(), confidence: slices() },
    },
  };
}

/** Normal noise around `at(row)`. Same name, same noise. */
export function noisy(name: string, rows: number, deviation: number, at: (row: number) => number): Float64Array {
  const stream = createStream('observations', [name]);
  return Float64Array.from({ length: rows }, (_, row) => at(row) + deviation * stream.normal());
}

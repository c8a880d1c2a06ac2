import { toWire, type WireNumber } from '../../src/core/json.js';
import { createStream } from '../../src/core/rng.js';
import type { PublicEvaluations, PublicPuzzle } from '../../src/puzzle/puzzle.js';

export const FIXTURE_STEPS = 4000;
export const FIXTURE_ONSET = 2300;
const EVALUATE_EVERY = 250;
const SLICES = [
  { id: 'web', name: 'Web pages', size: 24000, floor: 2.5 },
  { id: 'code', name: 'Code', size: 9000, floor: 1.3 },
  { id: 'books', name: 'Books', size: 6000, floor: 2.9 },
  { id: 'dialogue', name: 'Dialogue', size: 1500, floor: 2.7 },
];

export interface FixtureRun {
  readonly series: PublicPuzzle['series'];
  readonly evaluations: PublicEvaluations;
}

export interface FixtureOptions {
  /** Whether the learning rate jumps at the onset. */
  readonly fault: boolean;
  /** Step from which every value is NaN. */
  readonly divergedAt?: number;
  readonly seed: string;
}

/**
 * Curves that look like a training run, for tests of the page alone: shaped by formula, not by the engine, so that these
 * tests do not depend on it.
 */
export function fixtureRun({ fault, divergedAt = Number.POSITIVE_INFINITY, seed }: FixtureOptions): FixtureRun {
  const noise = createStream(seed, ['fixture']);
  const series: Record<keyof PublicPuzzle['series'], WireNumber[]> = {
    'train-loss': [],
    'gradient-norm': [],
    'learning-rate': [],
    'update-ratio': [],
    'weight-norm': [],
    throughput: [],
  };
  for (let step = 0; step < FIXTURE_STEPS; step++) {
    const push = (metric: keyof typeof series, value: number) =>
      series[metric].push(toWire(step >= divergedAt ? Number.NaN : value));
    const after = fault && step >= FIXTURE_ONSET ? step - FIXTURE_ONSET : -1;
    const harm = after < 0 ? 0 : 0.35 * (1 - Math.exp(-after / 25)) * (0.35 + 0.65 * Math.exp(-after / 500));
    const rate = 3e-4 * Math.min(1, (step + 1) / 200) * (1 - 0.8 * (step / FIXTURE_STEPS));
    const jump = after >= 0 && after < 30 ? 12 : 1;
    push('train-loss', 2.2 + 4.5 * Math.exp(-step / 260) + 0.5 * Math.exp(-step / 1800) + harm + 0.03 * noise.normal());
    push(
      'gradient-norm',
      (0.5 + 2 * Math.exp(-step / 300)) * Math.exp(0.15 * noise.normal()) * (step === 1111 ? 9 : 1),
    );
    push('learning-rate', rate);
    push('update-ratio', rate * 4 * jump * Math.exp(0.05 * noise.normal()));
    push('weight-norm', 90 + 0.004 * step + (after < 0 ? 0 : 3 * (1 - Math.exp(-after / 20))));
    push('throughput', 412000 * (1 - 0.01 * Math.abs(noise.normal())) * (step % 500 === 499 ? 0.6 : 1));
  }
  return { series, evaluations: fixtureEvaluations(fault, divergedAt, noise) };
}

function fixtureEvaluations(
  fault: boolean,
  divergedAt: number,
  noise: ReturnType<typeof createStream>,
): PublicEvaluations {
  const steps = Array.from({ length: FIXTURE_STEPS / EVALUATE_EVERY + 1 }, (_, i) =>
    Math.min(FIXTURE_STEPS - 1, i * EVALUATE_EVERY),
  );
  const perSlice = (value: (step: number, slice: (typeof SLICES)[number]) => number) =>
    SLICES.map((slice) => steps.map((step) => toWire(step >= divergedAt ? Number.NaN : value(step, slice))));
  const late = (step: number) => (fault && step >= FIXTURE_ONSET ? 1 : 0);
  return {
    steps,
    slices: SLICES.map(({ id, name, size }) => ({ id, name, size, lossSpread: 1.6 })),
    loss: perSlice((step, { floor }) => floor + 3 * Math.exp(-step / 500) + 0.15 * late(step) + 0.02 * noise.normal()),
    accuracy: perSlice(
      (step, { floor }) => 0.72 - floor / 10 - 0.3 * Math.exp(-step / 700) - 0.02 * late(step) + 0.004 * noise.normal(),
    ),
    ece: perSlice(
      (step, { floor }) => 0.02 + floor / 200 + 0.1 * Math.exp(-step / 600) + 0.004 * Math.abs(noise.normal()),
    ),
    confidence: perSlice(
      (step, { floor }) =>
        0.74 - floor / 10 - 0.25 * Math.exp(-step / 700) + 0.02 * late(step) + 0.003 * noise.normal(),
    ),
    reliability: [0, 1000, 2000, 3000, FIXTURE_STEPS - 1].map((step) => ({
      step,
      slices: SLICES.map(({ size }) => {
        const bins = Array.from({ length: 10 }, (_, bin) => (bin + 0.5) / 10);
        const gap = 0.12 * Math.exp(-step / 1500) + 0.05 * late(step);
        return {
          count: bins.map((middle) => Math.round(size * (0.02 + 0.24 * middle * middle))),
          confidence: bins.map(toWire),
          accuracy: bins.map((middle) => toWire(Math.max(0, middle - gap * middle + 0.01 * noise.normal()))),
        };
      }),
    })),
  };
}

import type { Scenario } from '../../src/run/scenario.js';
import type { Trace } from '../../src/run/trace.js';
import { detrended, line, logs, median } from './statistics.js';

/** How the laws of FACTS.md are measured; the same definitions as on the recorded runs. */

/** Validation loss of the mixture at every evaluation, in nats. */
export function validationLoss(scenario: Scenario, { evaluations }: Trace): Float64Array {
  return Float64Array.from(evaluations.steps, (_, at) =>
    scenario.sources.reduce((sum, { weight }, slice) => sum + weight * evaluations.metrics.loss[slice]![at]!, 0),
  );
}

/** Robust standard deviation: 1.4826 × the median absolute deviation. */
export const robustDeviation = (values: Float64Array): number => 1.4826 * median(values.map(Math.abs));

/** Log norm around its trend, without spikes above 1.4 × (FACTS c3: "detrended log norm", trimmed). */
export const normTexture = (trace: Trace): Float64Array => detrended(logs(trace.series['gradient-norm']));
export const trimmed = (texture: Float64Array): Float64Array =>
  texture.filter((value) => Math.abs(value) < Math.log(1.4));

export interface PowerLaw {
  readonly exponent: number;
  readonly floor: number;
  readonly amplitude: number;
  readonly rms: number;
}

/** L = E + A·t^−b by least squares, b on a grid of .01 (FACTS b2). */
export function fitPowerLaw(steps: readonly number[], losses: readonly number[]): PowerLaw {
  let best: PowerLaw | undefined;
  for (let b = 0.1; b < 1.5; b += 0.01) {
    const { slope, offset, rms } = line(
      steps.map((step) => step ** -b),
      losses,
    );
    if (best === undefined || rms < best.rms) best = { exponent: b, floor: offset, amplitude: slope, rms };
  }
  return best!;
}

export const lossAt = ({ exponent, floor, amplitude }: PowerLaw, step: number): number =>
  floor + amplitude * step ** -exponent;

export interface Spike {
  readonly step: number;
  /** Norm over the median of the 100 steps before it. */
  readonly ratio: number;
  /** Steps above half-way between 1 and the threshold ratio, from the first. */
  readonly length: number;
}

/** Norm spikes above `threshold` × the trailing median of 100 steps (FACTS c6: "trail ratio"); steps in a row are one. */
export function normSpikes({ series }: Trace, threshold: number): Spike[] {
  const norms = series['gradient-norm'];
  const spikes: Spike[] = [];
  for (let step = 100; step < norms.length; step++) {
    const usual = median(norms.subarray(step - 100, step));
    if (norms[step]! / usual <= threshold) continue;
    const ratio = norms[step]! / usual;
    let length = 1;
    while (step + length < norms.length && norms[step + length]! / usual > threshold) length++;
    spikes.push({ step, ratio, length });
    step += length;
  }
  return spikes;
}

/** Half the width of a 99.7 % interval of a Poisson count, as a count. */
export const countRoom = (expected: number): number => 3 * Math.sqrt(expected) + 1;

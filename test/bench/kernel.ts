import { createStream } from '../../src/core/rng.js';

/**
 * The yardstick: a bare AdamW-and-noise loop on plain arrays, one normal draw a mode and step, nothing recorded but a
 * loss. The engine may take at most 2.5 × its time for the same steps, modes and draws.
 */
export function kernel(steps: number, modes: number, secret: string): number {
  const stream = createStream(secret, ['kernel']);
  const weight = new Float64Array(modes);
  const first = new Float64Array(modes);
  const second = new Float64Array(modes);
  const curvature = Float64Array.from({ length: modes }, (_, i) => 1 / (i + 1));
  let total = 0;
  for (let step = 1; step <= steps; step++) {
    const correction1 = 1 - Math.exp(step * Math.log(0.9));
    const correction2 = 1 - Math.exp(step * Math.log(0.95));
    let loss = 0;
    for (let i = 0; i < modes; i++) {
      const miss = weight[i]! - 1;
      loss += curvature[i]! * miss * miss;
      const gradient = curvature[i]! * miss + 0.1 * stream.normal();
      first[i] = 0.9 * first[i]! + 0.1 * gradient;
      second[i] = 0.95 * second[i]! + 0.05 * gradient * gradient;
      weight[i] =
        weight[i]! * (1 - 1e-4) - (1e-3 * first[i]!) / correction1 / (Math.sqrt(second[i]! / correction2) + 1e-8);
    }
    total += loss;
  }
  return total;
}

import { createStream } from '../../dist/core/rng.js';

/** Normal draws of the engine beside those of the modes: 6 a step for batch, logit scale and cluster, 40 evaluations of 80. */
const OTHER_DRAWS = 8;

/**
 * The yardstick: a bare AdamW-and-noise loop on plain arrays with as many normal draws as the engine makes, nothing
 * recorded but a loss. The engine should take at most twice its time for the same steps, modes and draws.
 * @param {number} steps
 * @param {number} modes
 * @param {string} secret
 */
export function kernel(steps, modes, secret) {
  const stream = createStream(secret, ['kernel']);
  const weight = new Array(modes).fill(0.5);
  const first = new Array(modes).fill(0.5);
  const second = new Array(modes).fill(0.5);
  const curvature = Array.from({ length: modes }, (_, i) => 1 / (i + 1.5));
  let total = 0;
  for (let step = 1; step <= steps; step++) {
    const correction1 = 1 - Math.exp(step * Math.log(0.9));
    const correction2 = 1 - Math.exp(step * Math.log(0.95));
    let loss = 0;
    for (let k = 0; k < OTHER_DRAWS; k++) loss += 0 * stream.normal();
    for (let i = 0; i < modes; i++) {
      const miss = weight[i] - 1;
      loss += curvature[i] * miss * miss;
      const gradient = curvature[i] * miss + 0.1 * stream.normal();
      first[i] = 0.9 * first[i] + 0.1 * gradient;
      second[i] = 0.95 * second[i] + 0.05 * gradient * gradient;
      weight[i] =
        weight[i] * (1 - 1e-4) - (1e-3 * first[i]) / correction1 / (Math.sqrt(second[i] / correction2) + 1e-8);
    }
    total += loss;
  }
  return total;
}

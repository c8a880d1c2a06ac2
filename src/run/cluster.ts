import type { Stream } from '../core/rng.js';
import type { Scenario } from './scenario.js';

/**
 * Seconds one step takes: log-normal jitter, rare stalls of 2–4 × and the pause of a checkpoint (FACTS e1–e3).
 * Consumes the same number of draws whatever happens. @param work of this step over that of a planned batch
 */
export function stepSeconds(
  cluster: Scenario['cluster'],
  stream: Stream,
  step: number,
  restarted: boolean,
  work: number,
): number {
  const jitter = stream.normal();
  const stall = stream.uniform();
  const length = stream.uniform();
  let seconds = work * cluster.stepSeconds * Math.exp(cluster.jitter * jitter);
  if (stall < cluster.stallsPerThousand / 1000) seconds *= 2 + 2 * length;
  if (step > 0 && step % cluster.checkpointEvery === 0) seconds *= cluster.checkpointFactor;
  // First step after a restart: compilation and cold caches, 1.34 to 1.35 × (FACTS e4).
  if (restarted) seconds *= 1.345;
  return seconds;
}

import type { Channel } from './observation.js';

/** What cannot be 0 from the first step of a run to the last. */
const POSITIVE: readonly Channel[] = ['gradient-norm', 'update-ratio', 'weight-norm', 'throughput'];

/**
 * Whether the instrument of a channel is dead: it logs 0 throughout, as the gradient norm does under engines that do not hand
 * it on. Then it says nothing, whatever happens.
 */
export function isDead(channel: Channel, values: Float64Array): boolean {
  return POSITIVE.includes(channel) && values.includes(0) && values.every((value) => !(Math.abs(value) > 0));
}

import { clamp, halfCosine } from '../core/maths.js';
import type { Schedule } from './scenario.js';

/**
 * Learning rate at a position of the schedule, in steps of the whole run.
 * Linear warm-up, then a half cosine to the floor, or a constant and a linear decay (warm-up–stable–decay, Hu et al. 2024).
 */
export function learningRateAt(schedule: Schedule, position: number): number {
  const { kind, peak, warmupSteps, totalSteps, decaySteps } = schedule;
  const floor = schedule.floor * peak;
  if (position < warmupSteps) return (peak * (position + 1)) / warmupSteps;
  if (kind === 'cosine') {
    const share = clamp((position - warmupSteps) / Math.max(1, totalSteps - warmupSteps), 0, 1);
    return floor + (peak - floor) * halfCosine(share);
  }
  const decayStart = totalSteps - decaySteps;
  if (position < decayStart || decaySteps === 0) return peak;
  return floor + (peak - floor) * (1 - clamp((position - decayStart) / decaySteps, 0, 1));
}

import { clamp } from '../../core/maths.js';
import { wilson } from '../../core/wilson.js';

/** 95 % interval of a share (Wilson 1927), without the last digit by which rounding leaves [0, 1]. @param n at least 1 */
export function shareInterval(share: number, n: number): [number, number] {
  const [low, high] = wilson(share, n);
  return [clamp(low, 0, 1), clamp(high, 0, 1)];
}

import type { PublicEvaluations } from '../../../puzzle/puzzle.js';
import { meanHalfWidth, shareChangeHalfWidth, shareInterval } from '../../series/intervals.js';
import { lastAtOrBefore } from '../../series/numbers.js';

/** What a slice is measured by. */
export type SliceQuantity = 'loss' | 'accuracy' | 'ece';

/** A measured number with its 95 % interval, where it has one. */
export interface Measured {
  readonly value: number;
  readonly interval: readonly [number, number] | null;
}

/** One slice at one evaluation. */
export interface SliceReading {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly loss: Measured;
  readonly accuracy: Measured;
  readonly ece: Measured;
  readonly confidence: number;
}

/** All slices at the last evaluation at or before a step. */
export function readSlices(evaluations: PublicEvaluations, step: number): SliceReading[] {
  const index = lastAtOrBefore(evaluations.steps, step);
  return evaluations.slices.map(({ id, name, size, lossSpread }, slice) => {
    const at = (values: PublicEvaluations['loss']) => Number(values[slice]?.[index]);
    const loss = at(evaluations.loss);
    const accuracy = at(evaluations.accuracy);
    return {
      id,
      name,
      size,
      loss: { value: loss, interval: around(loss, meanHalfWidth(lossSpread, size)) },
      accuracy: { value: accuracy, interval: Number.isFinite(accuracy) ? shareInterval(accuracy, size) : null },
      ece: { value: at(evaluations.ece), interval: null },
      confidence: at(evaluations.confidence),
    };
  });
}

/** How a quantity of a slice changed, and whether that is more than its 95 % interval allows to chance. */
export interface Change {
  readonly by: number;
  /** Half of the interval; null where none is known. */
  readonly halfWidth: number | null;
  readonly beyondChance: boolean;
}

/**
 * The change between two readings of one slice. The evaluations share their examples, so that the true interval is narrower
 * than this one, which takes them as independent.
 */
export function changeOf(before: SliceReading, after: SliceReading, quantity: SliceQuantity): Change {
  const by = after[quantity].value - before[quantity].value;
  const halfWidth = halfWidthOf(before, after, quantity);
  return { by, halfWidth, beyondChance: halfWidth !== null && Math.abs(by) > halfWidth };
}

function halfWidthOf(before: SliceReading, after: SliceReading, quantity: SliceQuantity): number | null {
  if (quantity === 'accuracy') return shareChangeHalfWidth(before.accuracy.value, after.accuracy.value, after.size);
  const [low, high] = after[quantity].interval ?? [Number.NaN, Number.NaN];
  const half = (high - low) / 2;
  return Number.isFinite(half) ? Math.SQRT2 * half : null;
}

function around(value: number, half: number): readonly [number, number] | null {
  return Number.isFinite(value) && Number.isFinite(half) ? [value - half, value + half] : null;
}

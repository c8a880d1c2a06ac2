import type { PublicBins, PublicEvaluations } from '../../../puzzle/puzzle.js';
import type { Row } from '../../chart/frame-data.js';
import { shareInterval } from '../../series/intervals.js';
import { lastAtOrBefore } from '../../series/numbers.js';

/** Bins of every slice at the last evaluation at or before a step for which they are recorded. */
export function reliabilityAt({ reliability }: PublicEvaluations, step: number): readonly PublicBins[] {
  const index = lastAtOrBefore(
    reliability.map((evaluation) => evaluation.step),
    step,
  );
  return reliability[index]?.slices ?? [];
}

/** Bins of all slices together, each slice counting with its own size. */
export function pooled(slices: readonly PublicBins[]): PublicBins {
  const bins = slices[0]?.count.length ?? 0;
  const sums = Array.from({ length: bins }, (_, bin) => {
    const sum = { count: 0, confidence: 0, accuracy: 0 };
    for (const slice of slices) {
      const count = Number(slice.count[bin]);
      if (count === 0) continue;
      sum.count += count;
      sum.confidence += count * Number(slice.confidence[bin]);
      sum.accuracy += count * Number(slice.accuracy[bin]);
    }
    return sum;
  });
  return {
    count: sums.map(({ count }) => count),
    confidence: sums.map(({ count, confidence }) => confidence / count),
    accuracy: sums.map(({ count, accuracy }) => accuracy / count),
  };
}

/** Rows of a reliability diagram: the bins with anything in them, with the 95 % interval of their accuracy. */
export function binRows({ count, confidence, accuracy }: PublicBins): Row[] {
  const counts = count.map(Number);
  const total = counts.reduce((sum, each) => sum + each, 0);
  return counts.flatMap((items, bin) => {
    const said = Number(confidence[bin]);
    const right = Number(accuracy[bin]);
    if (items === 0 || !Number.isFinite(said) || !Number.isFinite(right)) return [];
    const [low, high] = shareInterval(right, items);
    return [{ confidence: said, accuracy: right, share: items / total, low, high }];
  });
}

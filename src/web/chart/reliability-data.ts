import { lastAtOrBefore } from '../series/numbers.js';
import type { FrameData, Row } from './frame-data.js';
import type { DashboardOptions } from './options.js';
import type { ReliabilitySource } from './sources.js';

type Bins = ReliabilitySource['run'];

/** Bins of the evaluation at `step` (the last one at or before it, in each run). */
export function reliabilityData(source: ReliabilitySource, options: DashboardOptions, step: number): FrameData {
  return {
    sets: {
      run: binRows(source.run, step),
      reference: options.showReference ? binRows(source.reference, step) : [],
      twin: options.showTwin && source.twin !== null ? binRows(source.twin, step) : [],
    },
    domain: null,
  };
}

function binRows(bins: Bins, step: number): Row[] {
  const index = lastAtOrBefore(
    bins.map((evaluation) => evaluation.step),
    step,
  );
  const evaluation = bins[index];
  if (evaluation === undefined) return [];
  const counts = evaluation.count.map(Number);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.flatMap((count, bin) => {
    const confidence = Number(evaluation.confidence[bin]);
    const accuracy = Number(evaluation.accuracy[bin]);
    const drawable = count > 0 && Number.isFinite(confidence) && Number.isFinite(accuracy);
    return drawable ? [{ confidence, accuracy, share: count / total }] : [];
  });
}

import { binned, type Forecast, meanConfidence, shareRight } from './bins.js';
import { shareInterval } from './share-interval.js';

/** One point of the calibration curve. */
export interface CalibrationBin {
  /** Answers in it, at least one. */
  readonly n: number;
  /** Lowest and highest confidence in it. */
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  /** Share of its answers whose first cause was right. */
  readonly right: number;
  /** 95 % interval of that share. */
  readonly interval: readonly [number, number];
}

/** Confidence against the share that was right, from the least sure answers to the surest. */
export function calibrationCurve(forecasts: readonly Forecast[]): CalibrationBin[] {
  return binned(forecasts).map((bin) => {
    const right = shareRight(bin);
    return {
      n: bin.length,
      from: bin[0]!.confidence,
      to: bin.at(-1)!.confidence,
      confidence: meanConfidence(bin),
      right,
      interval: shareInterval(right, bin.length),
    };
  });
}

/** Whether somebody is too sure, or not sure enough, on the whole. */
export interface ConfidenceGap {
  readonly confidence: number;
  readonly right: number;
  /** confidence − right: positive where more was claimed than kept. */
  readonly gap: number;
  /** The gap, to either side, that luck alone leaves in 19 of 20 records of somebody who means what they say. */
  readonly luck: number;
}

/**
 * Of forecasts that mean what they say, the number that comes true has the mean Σ p and the variance Σ p(1 − p); so the
 * gap is within 1.96 · √(Σ p(1 − p)) / n of zero in 19 of 20 records (normal; rough below some ten answers).
 * @param forecasts at least one
 */
export function confidenceGap(forecasts: readonly Forecast[]): ConfidenceGap {
  const confidence = meanConfidence(forecasts);
  const right = shareRight(forecasts);
  const variance = forecasts.reduce((sum, forecast) => sum + forecast.confidence * (1 - forecast.confidence), 0);
  return { confidence, right, gap: confidence - right, luck: (1.96 * Math.sqrt(variance)) / forecasts.length };
}

/** A forecast of something that came true or did not. */
export interface Forecast {
  /** In [0, 1]. */
  readonly confidence: number;
  readonly right: boolean;
}

/** Answers a bin should hold: with eight the 95 % interval of a share is still some 30 points to either side. */
export const BIN_LEAST = 8;

/** More bins than this show nothing more: they get fuller instead. */
const MOST_BINS = 10;

/**
 * Forecasts sorted by confidence and cut into bins that follow the answers: each gets at least eight of them, or a tenth
 * where that is more, and equal confidences stay together. What is left over joins the last bin; fewer than eight answers
 * are one bin. No bin is empty, and none is the result of where an edge happened to lie between two equal answers.
 */
export function binned<T extends Forecast>(forecasts: readonly T[]): T[][] {
  const sorted = [...forecasts].sort((a, b) => a.confidence - b.confidence);
  const least = Math.max(BIN_LEAST, Math.ceil(sorted.length / MOST_BINS));
  const bins: T[][] = [];
  let bin: T[] = [];
  for (const [i, forecast] of sorted.entries()) {
    bin.push(forecast);
    if (bin.length < least || sorted[i + 1]?.confidence === forecast.confidence) continue;
    bins.push(bin);
    bin = [];
  }
  if (bin.length === 0) return bins;
  const last = bins.pop() ?? [];
  return [...bins, [...last, ...bin]];
}

/** Mean of some numbers, at least one. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function meanConfidence(forecasts: readonly Forecast[]): number {
  return mean(forecasts.map(({ confidence }) => confidence));
}

export function shareRight(forecasts: readonly { readonly right: boolean }[]): number {
  return mean(forecasts.map(({ right }) => (right ? 1 : 0)));
}

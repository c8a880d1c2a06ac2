import type { SliceReading } from './evaluation.js';

/** Puts a number of items that are said with one confidence and right by one share into their bin. */
export type AddItems = (items: number, confidence: number, accuracy: number) => void;

/**
 * Answers the items of a slice anew, bin of confidence by bin of confidence; the loss is not touched.
 * @param answer called with the items of a bin, their confidence and accuracy; it adds them as they are answered now
 */
export function answerAnew(
  reading: SliceReading,
  answer: (items: number, confidence: number, accuracy: number, add: AddItems) => void,
): void {
  const { bins } = reading;
  const old = { count: bins.count.slice(), confidence: bins.confidence.slice(), accuracy: bins.accuracy.slice() };
  const said = new Float64Array(bins.count.length);
  const right = new Float64Array(bins.count.length);
  const mass = new Float64Array(bins.count.length);
  let total = 0;
  reading.brier = 0;
  const add: AddItems = (items, confidence, accuracy) => {
    const at = Math.min(mass.length - 1, Math.floor(confidence * mass.length));
    mass[at]! += items;
    said[at]! += items * confidence;
    right[at]! += items * accuracy;
    total += items;
    reading.brier += items * (confidence * confidence - 2 * confidence * accuracy + accuracy);
  };
  old.count.forEach((items, b) => {
    if (items > 0) answer(items, old.confidence[b]!, old.accuracy[b]!, add);
  });
  reading.accuracy = 0;
  reading.confidence = 0;
  reading.ece = 0;
  let passed = 0;
  let counted = 0;
  mass.forEach((items, b) => {
    // Items are whole, and none is lost or won by it.
    passed += items;
    bins.count[b] = Math.round(passed) - counted;
    counted += bins.count[b]!;
    bins.confidence[b] = bins.count[b] === 0 ? Number.NaN : said[b]! / items;
    bins.accuracy[b] = bins.count[b] === 0 ? Number.NaN : right[b]! / items;
    reading.accuracy += right[b]! / total;
    reading.confidence += said[b]! / total;
    reading.ece += Math.abs(said[b]! - right[b]!) / total;
  });
  reading.brier /= total;
}

import { ENOUGH } from './evidence.js';

/** First and last index of values that a sentence is about. */
export type Span = readonly [number, number];

/**
 * A sentence is about the values from the one at which the evidence is enough to be sure to the end, unless nearly all of
 * it comes in their first half, or most in their first quarter: a spike has come and gone by then.
 */
const EARLY_SHARES = [
  { ofEvidence: 0.98, ofValues: 0.5 },
  { ofEvidence: 0.8, ofValues: 0.25 },
] as const;

/** Evidence in nats from which what came first is told by itself: far more than noise leaves in a stretch of one sign. */
const TOLD_BY_ITSELF = 30;

/** The values that a sentence is about. @param evidence nats of each value */
export function spanOf(evidence: Float64Array): Span {
  const total = evidence.reduce((sum, nats) => sum + nats, 0);
  const reaching = (wanted: number) => {
    let sum = 0;
    return evidence.findIndex((nats) => {
      sum += nats;
      return sum >= wanted;
    });
  };
  const last = evidence.length - 1;
  const from = reaching(Math.min(ENOUGH, total / 2));
  for (const { ofEvidence, ofValues } of EARLY_SHARES) {
    const to = reaching(ofEvidence * total);
    if (to >= from && to < from + ofValues * (last - from)) return [from, to];
  }
  return [from, last];
}

/**
 * The stretch at the beginning of a span in which the observed run lies on the other side of the alternative than it
 * usually does in the span: a spike before a lasting change the other way. The middle of such a span would contradict what
 * is seen. Null where it begins as it goes on, or where the stretch could be noise.
 * @param usual sign of the usual difference, 0 where there is none to speak of
 */
export function turnedBeginning(
  evidence: Float64Array,
  difference: (index: number) => number,
  usual: number,
  [from, to]: Span,
): Span | null {
  const side = Math.sign(difference(from));
  if (side !== 1 && side !== -1) return null;
  if (side === usual) return null;
  let nats = 0;
  let end = from;
  for (; end <= to && Math.sign(difference(end)) === side; end++) nats += evidence[end]!;
  return nats >= TOLD_BY_ITSELF && end <= to ? [from, end - 1] : null;
}

/** Share of the range left free above and below the lines. */
const MARGIN = 0.06;

/**
 * Domain of a value axis over everything visible. Never empty and, on a logarithmic axis, never at or below zero: an axis
 * without extent would draw nothing and say nothing.
 * @param headroom share of the range added at the top, for labels
 */
export function valueDomain(
  lines: readonly ArrayLike<number>[],
  scale: 'linear' | 'log',
  headroom = 0,
): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of lines) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (!Number.isFinite(value) || (scale === 'log' && value <= 0)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return scale === 'log' ? [0.1, 1] : [0, 1];
  if (scale === 'log') return logDomain(low, high, headroom);
  const margin = high > low ? (high - low) * MARGIN : Math.abs(high) * 0.1 || 0.5;
  // A quantity that cannot be negative gets no axis below zero.
  return [low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin + headroom * (high - low)];
}

function logDomain(low: number, high: number, headroom: number): [number, number] {
  const margin = high > low ? Math.exp(Math.log(high / low) * MARGIN) : 1.5;
  return [low / margin, high * margin * Math.exp(headroom * Math.log(high / low))];
}

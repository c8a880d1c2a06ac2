/** Scale and domain of a value axis. */
export interface ValueAxis {
  readonly scale: 'linear' | 'log';
  readonly domain: readonly [number, number];
}

/** Share of the range left free above and below the lines. */
const MARGIN = 0.06;

/** Values that span this factor and more are told apart only on a logarithmic axis. */
const WIDE = 50;

/**
 * The axis over some lines: never empty, and logarithmic where positive values span orders of magnitude.
 * @param headroom share of the range added at the top, for labels
 */
export function valueAxis(lines: readonly (readonly { readonly value: number }[])[], headroom: number): ValueAxis {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const line of lines)
    for (const { value } of line) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  if (low > high) return { scale: 'linear', domain: [0, 1] };
  if (low > 0 && high / low > WIDE) {
    const size = Math.log(high / low);
    return { scale: 'log', domain: [low * Math.exp(-MARGIN * size), high * Math.exp((MARGIN + headroom) * size)] };
  }
  const margin = high > low ? (high - low) * MARGIN : Math.abs(high) * 0.1 || 0.5;
  // A quantity that cannot be negative gets no axis below zero.
  const from = low >= 0 ? Math.max(0, low - margin) : low - margin;
  return { scale: 'linear', domain: [from, high + margin + headroom * (high - low)] };
}

/** Steps and counts carry a thousands separator everywhere. */
export const countText = (count: number): string => Math.round(count).toLocaleString('en-GB');

/** `1 row`, `3,000 rows`. */
export const counted = (count: number, noun: string): string => `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;

/** A probability as a percentage; what would round to none or to all of it is told as a bound. */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  if (percent < 100 && percent > 99.9) return '> 99.9 %';
  return `${percent.toFixed((percent > 0 && percent < 1) || (percent > 99 && percent < 100) ? 1 : 0)} %`;
}

/** A weight of evidence in nats, always with its sign. */
export function weightText(weight: number): string {
  const size = Math.abs(weight).toFixed(Math.abs(weight) < 0.095 ? 2 : 1);
  return Number(size) === 0 ? '0' : `${weight < 0 ? '−' : '+'}${size}`;
}

/** A measured value: four significant digits, without trailing zeros. */
export function valueText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e7))
    return value.toExponential(2).replace('e+', 'e').replaceAll('-', '−');
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 4 }).replace('-', '−');
}

/** A number as it stands in a panel's header or a table: four significant digits, no exponent where none is needed. */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  if (value < 0) return `−${formatValue(-value)}`;
  // It is the rounded value that must fit its form: 9,999.7 rounds to five digits.
  if (Number(value.toPrecision(4)) >= 10_000) return Math.round(value).toLocaleString('en-GB');
  if (Number(value.toExponential(2)) < 0.001) return value.toExponential(2).replace('e-', 'e−');
  return value.toPrecision(4);
}

/** A number on its own in a text: the same digits, without trailing zeros. */
export function formatPlain(value: number): string {
  const text = formatValue(value);
  return /^−?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

/** Steps carry a thousands separator everywhere. */
export function formatStep(step: number): string {
  return Math.round(step).toLocaleString('en-GB');
}

/** A probability or a share as a percentage; one decimal only where whole per cents would hide it. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return 'NaN';
  const percent = share * 100;
  const digits = (percent > 0 && percent < 1) || (percent > 99 && percent < 100) ? 1 : 0;
  return `${percent.toFixed(digits)} %`;
}

/** Identifiers of families and groups as headings: `optimization` → `Optimisation`. */
export function formatHeading(id: string): string {
  const british = id.replace('ization', 'isation').replaceAll('-', ' ');
  return british.charAt(0).toUpperCase() + british.slice(1);
}

/**
 * A measured number with its uncertainty, and what else is compared with it, to the same decimals: as many as the first
 * digit of the uncertainty needs, or three where none is known.
 */
export function decimalsFor(halfWidth: number | null): number {
  if (halfWidth === null || !Number.isFinite(halfWidth) || halfWidth <= 0) return 3;
  return Math.min(6, Math.max(0, Math.ceil(-Math.log10(halfWidth))));
}

/** A number to some decimals, with a true minus; what rounds to zero has no sign. */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return 'NaN';
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** What a cell without a number says. */
const MISSING = /^(|none|null|na|n\/a|-|--|undefined|#n\/a)$/i;
const NOT_A_NUMBER = /^[+-]?nan$/i;
const INFINITE = /^([+-]?)inf(inity)?$/i;

/**
 * The number in a cell. Diverged runs are our subject, so that the words for what is not finite are values.
 * @param decimalComma read `1,25` as 1.25 (files whose columns are parted by a semicolon)
 * @returns undefined where nothing was logged, null where something was that is no number
 */
export function numberOf(cell: string, decimalComma = false): number | undefined | null {
  const plain = Number(cell);
  // The way of nearly every cell: a number that opens with neither a blank nor the letter of 0x1f.
  if (plain !== 0 && Number.isFinite(plain) && cell.charCodeAt(0) > 32 && !(cell.charCodeAt(1) > 57)) return plain;
  const text = cell.trim();
  const number = Number(text);
  // Number('') is 0, and Number reads 0x1f.
  if (!Number.isNaN(number) && text !== '' && !/^0[xob]/i.test(text)) return number;
  if (MISSING.test(text)) return undefined;
  if (NOT_A_NUMBER.test(text)) return Number.NaN;
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (text.endsWith('%')) {
    const percent = Number(text.slice(0, -1));
    return text.length > 1 && Number.isFinite(percent) ? percent / 100 : null;
  }
  if (decimalComma && /^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(text)) return Number(text.replace(',', '.'));
  return null;
}

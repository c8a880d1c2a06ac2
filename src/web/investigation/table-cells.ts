import type { WireNumber } from '../../core/json.js';

type Cell = string | WireNumber | undefined;

/** Words that stand for a number. */
const NOT_FINITE = new Map([
  ['NaN', 'NaN'],
  ['Infinity', '∞'],
  ['-Infinity', '−∞'],
]);

/** A number, or a text that begins with one, such as `3 of 200 (1.5 %)`, `100 %` or `1e-8`. */
export function isNumber(cell: Cell): boolean {
  if (typeof cell === 'number') return true;
  return cell !== undefined && (NOT_FINITE.has(cell) || /^[×+−-]? ?\d/.test(cell));
}

/** A cell as it is written: numbers with all the digits they came with. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return NOT_FINITE.get(cell) ?? cell;
  if (Number.isInteger(cell) && Math.abs(cell) >= 10_000) return cell.toLocaleString('en-GB').replace('-', '−');
  return String(cell).replaceAll('-', '−');
}

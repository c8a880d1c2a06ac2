import { shortened } from './column-map.js';

/** Most names a sentence lists. */
const MOST_LISTED = 12;

/** `a, b, c and 4 more`. */
export function listed(names: readonly string[], most = MOST_LISTED): string {
  const shown = names.slice(0, most).map(shortened).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** `1 row`, `3 rows`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

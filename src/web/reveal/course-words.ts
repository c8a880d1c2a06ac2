import { formatPercent } from '../format.js';
import { gpuHoursInWords } from '../investigation/price-words.js';
import type { Course } from './course.js';

/** What a course has brought, in a sentence. */
export function courseEndInWords({ free, purchases, spent }: Course): string {
  const end = purchases.at(-1)?.posterior ?? free;
  const from = formatPercent(free);
  const to = formatPercent(end);
  const moved = from === to ? `left the true cause at ${to}` : `took the true cause from ${from} to ${to}`;
  return `${gpuHoursInWords(spent)} ${moved}.`;
}

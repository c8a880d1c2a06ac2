import type { LineLook } from '../../charts/lines-chart.js';
import type { ReadingSeries } from '../../lab/probe.js';
import type { RunLine } from '../chart/lines-data.js';
import { formatValue } from '../format.js';
import { toNumbers } from '../series/numbers.js';

const OTHERS: readonly LineLook[] = ['other-0', 'other-1', 'other-2'];

/** The lines of a reading: the first is the run itself, the earlier run looks as in the other panels. */
export function readingLines({ steps, lines }: ReadingSeries): readonly RunLine[] {
  const at = Float64Array.from(steps);
  let others = 0;
  return lines.map(({ name, values }, index) => {
    const look = index === 0 ? 'run' : name.endsWith('earlier run') ? 'reference' : OTHERS[others++ % OTHERS.length]!;
    return { name, look, steps: at, values: toNumbers(values) };
  });
}

/** What is drawn and its unit, of a label that has the unit in brackets behind it. */
export function splitLabel(label: string): { readonly title: string; readonly unit: string } {
  const match = /^(.+?) \(([^()]+)\)$/.exec(label);
  return match === null ? { title: label, unit: '' } : { title: match[1]!, unit: match[2]! };
}

/** Names of the lines that are the first one to the last digit: they hide each other. */
function sameLines(lines: readonly RunLine[]): readonly string[] {
  const [first, ...others] = lines;
  if (first === undefined) return [];
  return others
    .filter(({ values }) => values.every((value, i) => Object.is(value, first.values[i])))
    .map(({ name }) => name);
}

/** Lines in words, for readers who do not see the canvas: where each begins, ends and is farthest from there. */
export function describeLines(lines: readonly RunLine[]): string {
  const same = sameLines(lines);
  return lines
    .map(({ name, values }) => {
      if (same.includes(name)) return `${name}: the same to the last digit.`;
      const finite = values.filter(Number.isFinite);
      if (finite.length === 0) return `${name}: no finite value.`;
      const low = finite.reduce((a, b) => Math.min(a, b));
      const high = finite.reduce((a, b) => Math.max(a, b));
      const [first, last] = [values[0] ?? Number.NaN, values.at(-1) ?? Number.NaN];
      return `${name}: first ${formatValue(first)}, last ${formatValue(last)}, between ${formatValue(low)} and ${formatValue(high)}.`;
    })
    .join(' ');
}

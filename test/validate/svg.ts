import { quantile } from './law.js';

export interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly faulty: boolean;
}

export interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly log: boolean;
  /** Step at which a rule stands. */
  readonly onset: number;
}

export interface Column {
  readonly title: string;
  /** null: there is nothing to draw, and `empty` says why. */
  readonly panels: readonly Panel[] | null;
  readonly empty: string;
}

const WIDTH = 340;
const HEIGHT = 104;
const GAP = 26;
const LEFT = 46;
const TOP = 56;

/** Two columns of panels; a row has one scale, so that recorded and simulated can be compared by eye. */
export function drawPicture(title: string, columns: readonly [Column, Column] | readonly Column[]): string {
  const rows = columns.find(({ panels }) => panels !== null)!.panels!.length;
  const [width, height] = [2 * (WIDTH + LEFT) + 24, TOP + rows * (HEIGHT + GAP) + 8];
  const parts = columns.flatMap(({ title: heading, panels, empty }, at) => {
    const x = LEFT + at * (WIDTH + LEFT + 12);
    const head = `<text x="${x}" y="34" class="h">${escaped(heading)}</text>`;
    if (panels === null) return [head, `<text x="${x}" y="${TOP + 24}">${escaped(empty)}</text>`];
    const drawn = panels.map((panel, row) => drawPanel(panel, scaleOf(columns, row), x, TOP + row * (HEIGHT + GAP)));
    return [head, ...drawn];
  });
  const style =
    'text{font:11px system-ui,sans-serif;fill:#444}.h{font-weight:600;fill:#111}.c,.f{fill:none;stroke-width:1}.c{stroke:#9aa3ad}.f{stroke:#c2410c}.o{stroke:#111;stroke-dasharray:3 3}.a{fill:none;stroke:#d5d9de}';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}: recorded beside simulated">
<style>${style}</style><rect width="${width}" height="${height}" fill="#fff"/>
<text x="${LEFT}" y="16" class="h">${escaped(title)}</text><text x="${width - 190}" y="16">grey: control · orange: fault</text>
${parts.join('\n')}
</svg>
`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly last: number;
}

/** Range of a row over both columns; the extreme thousandth of points may leave it. */
function scaleOf(columns: readonly Column[], row: number): Scale {
  const lines = columns.flatMap(({ panels }) => panels?.[row]?.lines ?? []);
  const log = columns.find(({ panels }) => panels !== null)!.panels![row]!.log;
  const values = lines.flatMap(({ y }) => Array.from(y, (value) => onAxis(value, log))).filter(Number.isFinite);
  const [low, high] = [quantile(values, 0.001), quantile(values, 0.999)];
  const room = 0.05 * Math.max(high - low, 1e-9);
  return { low: low - room, high: high + room, last: Math.max(...lines.map(({ x }) => x.at(-1)!)) };
}

const onAxis = (value: number, log: boolean): number => (log ? Math.log10(Math.max(value, 1e-12)) : value);

function drawPanel({ title, lines, log, onset }: Panel, { low, high, last }: Scale, left: number, top: number): string {
  const x = (step: number): number => left + (WIDTH * step) / last;
  const y = (value: number): number =>
    top + HEIGHT - HEIGHT * Math.min(1, Math.max(0, (onAxis(value, log) - low) / (high - low)));
  const shown = (value: number): string => (log ? 10 ** value : value).toPrecision(2);
  const paths = lines.map((line) => `<path class="${line.faulty ? 'f' : 'c'}" d="${pathOf(thinned(line), x, y)}"/>`);
  const rule = x(onset).toFixed(1);
  return [
    `<rect class="a" x="${left}" y="${top}" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<text x="${left}" y="${top - 5}">${escaped(title)}</text>`,
    `<text x="${left - 4}" y="${top + 10}" text-anchor="end">${shown(high)}</text>`,
    `<text x="${left - 4}" y="${top + HEIGHT}" text-anchor="end">${shown(low)}</text>`,
    `<path class="o" d="M${rule} ${top}v${HEIGHT}"/>`,
    ...paths,
  ].join('');
}

const BUCKETS = 95;

/** Least and greatest point of every bucket, in their order: no spike is lost. */
function thinned({ x, y }: Line): [number, number][] {
  if (x.length <= 2 * BUCKETS) return Array.from(x, (at, i) => [at, y[i]!]);
  const points: [number, number][] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const [from, to] = [bucket, bucket + 1].map((edge) => Math.floor((edge * x.length) / BUCKETS)) as [number, number];
    let [least, most] = [from, from];
    for (let i = from; i < to; i++) {
      if (y[i]! < y[least]!) least = i;
      if (y[i]! > y[most]!) most = i;
    }
    for (const i of [Math.min(least, most), Math.max(least, most)]) points.push([x[i]!, y[i]!]);
  }
  return points;
}

function pathOf(
  points: readonly [number, number][],
  x: (step: number) => number,
  y: (value: number) => number,
): string {
  const finite = points.filter(([, value]) => Number.isFinite(value));
  return finite
    .map(([step, value], i) => `${i === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
}

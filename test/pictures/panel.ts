import { PADDING, THEMES } from '../../src/charts/theme.js';
import { CAPTION, type LegendEntry } from '../../src/web/chart/export/legend.js';
import type { Size } from './chart-svg.js';

/** A chart with what stands above and below it. */
export interface Panel {
  readonly title: string;
  readonly unit: string;
  /** Stands beside the unit where it belongs to this panel alone. */
  readonly legend?: readonly LegendEntry[];
  /** Name of the horizontal axis; empty where the chart brings its own. */
  readonly axis: string;
  /** Pixels between the plotting area and the lower edge of the chart, its axis among them. */
  readonly bottom: number;
  draw(size: Size): Promise<string>;
}

/** Room above a chart for its title, and below it for the name of its axis. */
const HEAD = 22;
const AXIS_NAME = 14;
/** Line of the title's letters within its room. */
const BASELINE = 14;

/** Widths of a letter in pixels, about, in bold and in small: a drawing cannot measure its text. */
const BOLD_LETTER = 7.4;
const SMALL_LETTER = 6.2;
const GAP = 8;
const SWATCH = 14;

const { ink, muted } = THEMES.light;

/** Height of a panel whose plotting area is so high. */
export function heightOf({ axis, bottom }: Panel, plot: number): number {
  return HEAD + PADDING.top + plot + bottom + (axis === '' ? 0 : AXIS_NAME);
}

/** Draws a panel into a cell: its title, its chart as wide as the cell allows, and the name of its axis. */
export async function framedPanel(
  panel: Panel,
  cell: Size & { readonly x: number; readonly y: number },
): Promise<string> {
  const { axis, bottom } = panel;
  const { x, y, height } = cell;
  const width = cell.width - PADDING.left - PADDING.right;
  const chart = await panel.draw({ width, height });
  const parts = [
    ...headOf(panel, x + CAPTION.left, y + BASELINE),
    `<g transform="translate(${x},${y + HEAD})">${chart}</g>`,
  ];
  const middle = x + PADDING.left + width / 2;
  if (axis !== '')
    parts.push(textAt(middle, y + HEAD + PADDING.top + height + bottom + 8, axis, 'text-anchor="middle"'));
  return parts.join('');
}

/** Title, unit and legend in one line. */
function headOf({ title, unit, legend = [] }: Panel, left: number, y: number): string[] {
  const parts = [
    `<text x="${left}" y="${y}" font-family="${CAPTION.font}" font-size="12" font-weight="600" fill="${ink}">${escaped(title)}` +
      `<tspan dx="${GAP}" font-size="11" font-weight="400" fill="${muted}">${escaped(unit)}</tspan></text>`,
  ];
  let x = Math.round(left + title.length * BOLD_LETTER + GAP + unit.length * SMALL_LETTER + 2 * GAP);
  for (const { label, colour } of legend) {
    parts.push(`<path d="M${x},${y - 4}h${SWATCH}" stroke="${colour}" stroke-width="2"/>`);
    parts.push(textAt(x + SWATCH + 4, y, label));
    x += Math.round(SWATCH + 4 + label.length * SMALL_LETTER + 2 * GAP);
  }
  return parts;
}

function textAt(x: number, y: number, text: string, attributes = ''): string {
  return `<text x="${x}" y="${y}" ${attributes} font-family="${CAPTION.font}" font-size="11" fill="${muted}">${escaped(text)}</text>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

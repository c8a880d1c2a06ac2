import { THEMES } from '../../src/charts/theme.js';
import type { LegendEntry } from '../../src/web/chart/export/legend.js';
import { captionedSvg } from '../../src/web/chart/export/svg.js';
import { framedPanel, heightOf, type Panel } from './panel.js';

/** Panels beside each other, with plotting areas of one height. */
export interface PanelRow {
  readonly height: number;
  readonly panels: readonly Panel[];
}

export interface Picture {
  /** File name in docs/images. */
  readonly file: string;
  readonly title: string;
  readonly subtitle: string;
  readonly legend: readonly LegendEntry[];
  readonly rows: readonly PanelRow[];
}

/** As wide as a page of documentation shows it: no text becomes smaller than it is here. */
export const PAGE_WIDTH = 800;

const BETWEEN_ROWS = 10;
const { ink, muted } = THEMES.light;
const SURFACE = '#ffffff';

/** Draws a picture: its caption, then its rows, on a ground of its own, so that it can be read on a dark page too. */
export async function pageOf({ title, subtitle, legend, rows }: Picture): Promise<string> {
  const drawn: string[] = [];
  let y = 0;
  for (const { height, panels } of rows) {
    const width = Math.floor(PAGE_WIDTH / panels.length);
    for (const [column, panel] of panels.entries())
      drawn.push(await framedPanel(panel, { x: column * width, y, width, height }));
    y += Math.max(...panels.map((panel) => heightOf(panel, height))) + BETWEEN_ROWS;
  }
  const all = `<svg width="${PAGE_WIDTH}" height="${y}">\n${drawn.join('\n')}\n</svg>`;
  return withOwnIds(`${captionedSvg(all, { title, subtitle, legend, ink, muted, surface: SURFACE })}\n`);
}

/** Vega numbers what it defines through the life of a process; a file should not depend on what was drawn before it. */
export function withOwnIds(svg: string): string {
  const own = new Map<string, string>();
  return svg.replace(/(id="|url\(#)(clip\d+)/g, (_, before: string, id: string) => {
    if (!own.has(id)) own.set(id, `clip-${own.size}`);
    return before + own.get(id)!;
  });
}

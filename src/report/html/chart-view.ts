import { parse, View } from 'vega';
import { compileStrictly } from '../../charts/compile.js';
import { sliceChart } from '../../charts/slice-chart.js';
import { stepChart } from '../../charts/step-chart.js';
import { chartConfig, PADDING } from '../../charts/theme.js';
import { escaped, Markup } from './markup.js';
import { CHART_VARIABLES } from './style.js';

type Row = Readonly<Record<string, number | string>>;

/** What a chart is told. */
export interface Drawing {
  readonly kind: 'step' | 'slice';
  readonly scale: 'linear' | 'log';
  readonly height: number;
  /** Steps at the left and the right edge. */
  readonly window: readonly [number, number];
  readonly domain: readonly [number, number];
  /** Format of the value axis, in the language of d3-format. */
  readonly format: string;
  /** Rows of the chart's named data sets; one that is not named is empty. */
  readonly sets: Readonly<Record<string, readonly Row[]>>;
  /** What a reader who does not see the chart is told. */
  readonly description: string;
}

/** Width of a drawing in pixels, which is about a telephone's: letters stay readable, and wider pages show several beside each other. */
const WIDTH = 376;
export const PLOT_WIDTH = WIDTH - PADDING.left - PADDING.right;

const SETS = ['interval', 'marks', 'run', 'dots'] as const;

/** Draws the charts of the product as SVG. A view is made once a kind and shown other data, as the browser does. */
export function createChartDrawer(): (drawing: Drawing) => Promise<Markup> {
  const views = new Map<string, View>();
  let drawn = 0;
  return async ({ kind, scale, height, window, domain, format, sets, description }) => {
    const key = `${kind} ${scale}`;
    const view = views.get(key) ?? viewOf(kind, scale);
    views.set(key, view);
    view.width(PLOT_WIDTH).height(height);
    for (const name of SETS) if (name !== 'dots' || kind === 'slice') view.data(name, [...(sets[name] ?? [])]);
    const signals = { x0: window[0], x1: window[1], y0: domain[0], y1: domain[1], yFormat: format, xFormat: ',d' };
    for (const [name, value] of Object.entries(signals)) view.signal(name, value);
    return inPage(await view.toSVG(), `chart-${drawn++}`, description);
  };
}

function viewOf(kind: Drawing['kind'], scale: Drawing['scale']): View {
  const chart = kind === 'step' ? stepChart : sliceChart;
  const spec = compileStrictly(chart(CHART_VARIABLES, scale), `${kind} (${scale})`, chartConfig(CHART_VARIABLES));
  return new View(parse(spec), { renderer: 'none' });
}

/**
 * The drawing as a part of a page: names of its own for what it defines, no roles of its parts (it is one picture), and
 * neither fonts nor digits that nobody sees.
 */
function inPage(svg: string, name: string, description: string): Markup {
  const clips = new Map<string, string>();
  const clip = (id: string): string => {
    if (!clips.has(id)) clips.set(id, `${name}-${clips.size}`);
    return clips.get(id)!;
  };
  const plain = svg
    .replaceAll(/ (?:role|aria-[a-z]+|font-family|xmlns:xlink|xmlns|version)="[^"]*"/g, '')
    .replaceAll(/(id="|url\(#)(clip\d+)/g, (_, before: string, id: string) => before + clip(id))
    .replaceAll(/="[^"]*"/g, (attribute) => attribute.replaceAll(/\d+\.\d{3,}/g, rounded))
    .replace(/ width="\d+" height="\d+"/, '');
  return new Markup(plain.replace('<svg', () => `<svg role="img" aria-label="${escaped(description)}"`));
}

/** A position to a hundredth of a pixel. */
const rounded = (digits: string): string => String(Math.round(Number(digits) * 100) / 100);

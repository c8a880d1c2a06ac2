import { parse, type Spec, View } from 'vega';
import type { FrameData } from '../../src/web/chart/frame-data.js';

export type Signals = Readonly<Record<string, number | string>>;

/** Size of a chart's plotting area in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws a compiled chart as the browser does, sets, axes and parameters alike, but without a page: an SVG document. */
export async function chartSvg(spec: Spec, size: Size, { sets, domain }: FrameData, signals: Signals): Promise<string> {
  const view = new View(parse(spec), { renderer: 'none' });
  view.width(size.width).height(size.height);
  for (const name in sets) view.data(name, [...sets[name]!]);
  for (const name in signals) view.signal(name, signals[name]);
  if (domain !== null) view.signal('y0', domain[0]).signal('y1', domain[1]);
  const drawing = await view.toSVG();
  view.finalize();
  return drawing;
}

import type { Line } from '../series/decimate.js';
import type { XAxis } from '../series/x-axis.js';

/** The plotting area and what it shows: positions from left to right and values from bottom to top. */
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly scale: 'linear' | 'log';
}

/** Where an outline is drawn: a canvas, the text of an SVG path (null), or what only wants to know its bounds. */
type Pen = Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'closePath'>;

/** What Vega asks of a shape item: a function that draws it with a pen, or gives its SVG path without one. */
export interface Outline {
  context(pen: Pen | null): () => string | undefined;
}

/** The outline of a line in a plotting area; values that the axis has no place for break it. */
export function lineOutline(line: Line, axis: XAxis, frame: PlotFrame): Outline {
  return outline(frame, (pen) => trace(pen, line, axis, frame));
}

/** The outline of the area between two values at each step. Shapes: [points]; a value that is not finite breaks it. */
export function areaOutline(
  area: { readonly steps: ArrayLike<number>; readonly low: ArrayLike<number>; readonly high: ArrayLike<number> },
  axis: XAxis,
  frame: PlotFrame,
): Outline {
  const { steps, low, high } = area;
  const x = horizontal(axis, frame);
  const y = vertical(frame);
  return outline(frame, (pen) => {
    for (let start = 0; start < steps.length; start++) {
      if (!drawable(low[start]!, high[start]!, frame)) continue;
      let end = start;
      while (end + 1 < steps.length && drawable(low[end + 1]!, high[end + 1]!, frame)) end++;
      pen.moveTo(x(steps[start]!), y(high[start]!));
      for (let i = start + 1; i <= end; i++) pen.lineTo(x(steps[i]!), y(high[i]!));
      for (let i = end; i >= start; i--) pen.lineTo(x(steps[i]!), y(low[i]!));
      pen.closePath();
      start = end;
    }
  });
}

function drawable(low: number, high: number, { scale }: PlotFrame): boolean {
  return Number.isFinite(low) && Number.isFinite(high) && (scale === 'linear' || low > 0);
}

function trace(pen: Pen, { steps, values }: Line, axis: XAxis, frame: PlotFrame): void {
  const x = horizontal(axis, frame);
  const y = vertical(frame);
  let down = false;
  for (let i = 0; i < steps.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value) || (frame.scale === 'log' && value <= 0)) {
      down = false;
      continue;
    }
    if (down) pen.lineTo(x(steps[i]!), y(value));
    else pen.moveTo(x(steps[i]!), y(value));
    down = true;
  }
}

function outline(frame: PlotFrame, draw: (pen: Pen) => void): Outline {
  return {
    context: (pen) => () => {
      if (pen === null) return pathOf(draw);
      // Only a canvas wants every point: the outline is clipped to the plotting area, which is bounds enough.
      if ('canvas' in pen) draw(pen);
      else {
        pen.moveTo(0, 0);
        pen.lineTo(frame.width, frame.height);
      }
      return undefined;
    },
  };
}

function pathOf(draw: (pen: Pen) => void): string {
  const parts: string[] = [];
  const round = (pixel: number) => Math.round(pixel * 100) / 100;
  draw({
    moveTo: (x, y) => parts.push(`M${round(x)},${round(y)}`),
    lineTo: (x, y) => parts.push(`L${round(x)},${round(y)}`),
    closePath: () => parts.push('Z'),
  });
  return parts.join('');
}

/** The same arithmetic as the chart's own scales: linear from left to right… */
function horizontal(axis: XAxis, { x0, x1, width }: PlotFrame): (step: number) => number {
  const factor = width / (x1 - x0);
  return (step) => (axis.at(step) - x0) * factor;
}

/** …and linear or logarithmic from bottom to top. */
function vertical({ y0, y1, height, scale }: PlotFrame): (value: number) => number {
  if (scale === 'linear') {
    const factor = height / (y1 - y0);
    return (value) => height - (value - y0) * factor;
  }
  const factor = height / Math.log(y1 / y0);
  return (value) => height - Math.log(value / y0) * factor;
}

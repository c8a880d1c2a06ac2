import type { AxisScale } from './panel.js';
import { PADDING } from './theme.js';

/** Parameters through which the browser moves the axes and the crosshair without rebuilding a view. */
export const STEP_PARAMS = [
  { name: 'x0', value: 0 },
  { name: 'x1', value: 1 },
  { name: 'y0', value: 0 },
  { name: 'y1', value: 1 },
  { name: 'hx', value: null },
  { name: 'rawOpacity', value: 1 },
];

/** A logarithmic axis has a grid line for every digit; only those of the powers of ten stand out. */
const FAINT_BETWEEN_DECADES = {
  condition: { test: 'abs(log(datum.value) / LN10 - round(log(datum.value) / LN10)) < 0.000001', value: 1 },
  value: 0.4,
};

/** Steps: the domain is what the reader zoomed to, never rounded. */
export function stepAxis() {
  return {
    field: 'step',
    type: 'quantitative' as const,
    scale: { domain: [{ expr: 'x0' }, { expr: 'x1' }], nice: false, zero: false },
    axis: { title: null, format: ',d', tickMinStep: 1, tickCount: { expr: 'max(2, floor(width / 90))' } },
  };
}

/** Values: the browser computes the domain over everything visible, because only it knows which overlays are on. */
export function valueAxis(scale: AxisScale, format: string) {
  return {
    field: 'value',
    type: 'quantitative' as const,
    scale: {
      type: scale,
      domain: [{ expr: 'y0' }, { expr: 'y1' }],
      nice: false,
      // The compiler warns of the property on a logarithmic scale, which has no zero.
      ...(scale === 'linear' ? { zero: false } : {}),
    },
    axis: {
      title: null,
      format,
      tickCount: { expr: 'max(2, floor(height / 40))' },
      ...(scale === 'log' ? { gridOpacity: FAINT_BETWEEN_DECADES } : {}),
    },
  };
}

/** Frame of a panel. The width is a placeholder: the browser sets it to the space there is. */
export function frame(height: number) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 400,
    height,
    autosize: { type: 'none' as const },
    padding: { ...PADDING },
  };
}

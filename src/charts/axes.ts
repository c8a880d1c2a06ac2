import type { AxisScale } from './panel.js';
import { PADDING } from './theme.js';

/**
 * Parameters through which the browser moves the axes without rebuilding a view. Horizontal positions are in the unit the
 * reader chose, steps, tokens or time; `xFormat` and `xSuffix` write them, `xTick` is their smallest tick.
 */
export const AXIS_PARAMS = [
  { name: 'x0', value: 0 },
  { name: 'x1', value: 1 },
  { name: 'y0', value: 0 },
  { name: 'y1', value: 1 },
  { name: 'xFormat', value: ',d' },
  { name: 'xSuffix', value: '' },
  { name: 'xTick', value: 1 },
  { name: 'yFormat', value: '~r' },
];

/** A logarithmic axis has a grid line for every digit; only those of the powers of ten stand out. */
const FAINT_BETWEEN_DECADES = {
  condition: { test: 'abs(log(datum.value) / LN10 - round(log(datum.value) / LN10)) < 0.000001', value: 1 },
  value: 0.4,
};

/** Values far from 1 as powers of ten, as the readings write them: their zeros would not fit beside the axis. */
const VALUE =
  "datum.value !== 0 && abs(datum.value) < 0.001 ? replace(format(datum.value, '~e'), '-', '\u2212') : format(datum.value, yFormat)";

/**
 * Between two powers of ten a logarithmic axis names the 2 and the 5; all labels would push out the power itself. Within one
 * power there is room for all.
 */
const LEADING_DIGIT = 'round(datum.value / pow(10, floor(log(datum.value) / LN10 + 0.000001)))';
const IS_ROUND = `y1 < 10 * y0 || indexof([1, 2, 5, 10], ${LEADING_DIGIT}) >= 0`;

/** The domain is what the reader zoomed to, never rounded. */
export function timeAxis() {
  return {
    field: 'x',
    type: 'quantitative' as const,
    scale: { domain: [{ expr: 'x0' }, { expr: 'x1' }], nice: false, zero: false },
    axis: {
      title: null,
      labelExpr: 'format(datum.value, xFormat) + xSuffix',
      tickMinStep: { expr: 'xTick' },
      tickCount: { expr: 'max(2, floor(width / 66))' },
    },
  };
}

/** Values: the browser computes the domain over everything visible, because only it knows which overlays are on. */
export function valueAxis(scale: AxisScale) {
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
      labelExpr: scale === 'log' ? `(${IS_ROUND}) ? ${VALUE} : ''` : VALUE,
      tickCount: { expr: 'max(2, floor(height / 40))' },
      ...(scale === 'log' ? { gridOpacity: FAINT_BETWEEN_DECADES } : {}),
    },
  };
}

/** Frame of a chart. Width and height are placeholders: the browser sets them to the space there is. */
export function frame() {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 400,
    height: 140,
    autosize: { type: 'none' as const },
    padding: { ...PADDING },
  };
}

import type { TopLevelSpec } from 'vega-lite';
import { AXIS_PARAMS, frame } from './axes.js';
import { intervalLayer, lineLayer, markLabels, markRules } from './layers.js';
import type { AxisScale } from './panel.js';
import type { ChartTheme } from './theme.js';

/** How a line looks: that of the run, its twin or the earlier run as in every other chart, or one of three more. */
export type LineLook = 'run' | 'twin' | 'reference' | 'other-0' | 'other-1' | 'other-2';

const DASHES: Readonly<Record<LineLook, readonly number[]>> = {
  run: [1, 0],
  twin: [5, 2],
  reference: [1, 0],
  'other-0': [7, 3],
  'other-1': [2, 2],
  'other-2': [8, 2, 2, 2],
};

/** Colours of the looks; the style sheet has the same for legends. */
function coloursOf({ run, twin, reference, slices }: ChartTheme): Readonly<Record<LineLook, string>> {
  return { run, twin, reference, 'other-0': slices[2]!, 'other-1': slices[3]!, 'other-2': slices[4]! };
}

/** A few runs beside each other, one line each, told apart by colour and dash (`look`): readings and fixes. */
export function linesChart(theme: ChartTheme, scale: AxisScale): TopLevelSpec {
  const colours = coloursOf(theme);
  const looks = Object.keys(DASHES) as LineLook[];
  const byLook = <T>(range: readonly T[]) => ({
    field: 'look',
    type: 'nominal' as const,
    scale: { domain: looks, range },
    legend: null,
  });
  const look = {
    color: byLook(looks.map((each) => colours[each])),
    strokeDash: byLook(looks.map((each) => DASHES[each])),
  };
  return {
    ...frame(),
    params: AXIS_PARAMS,
    layer: [
      intervalLayer(theme),
      markRules(theme),
      lineLayer('raw', scale, { strokeWidth: 1, opacity: 0.3 }, look),
      lineLayer('lines', scale, { strokeWidth: 1.6 }, look),
      markLabels(theme),
    ],
  } as TopLevelSpec;
}

import { THEMES } from '../../src/charts/theme.js';
import type { Scenario } from '../../src/run/scenario.js';
import type { LegendEntry } from '../../src/web/chart/export/legend.js';

const theme = THEMES.light;

export const RUN_ALONE: readonly LegendEntry[] = [
  { label: 'every step; of the train loss, faint, under its moving average', colour: theme.run, dashed: false },
];

export const RUN_AND_TWIN: readonly LegendEntry[] = [
  { label: 'run with the fault', colour: theme.run, dashed: false },
  { label: 'twin without it: same seed, same data; orange shade: their difference', colour: theme.twin, dashed: true },
];

/** The colour of every slice, as panels of slices draw it. */
export function slicesOf({ sources }: Scenario): LegendEntry[] {
  return sources.map(({ name }, slice) => ({
    label: name,
    colour: theme.slices[slice % theme.slices.length]!,
    dashed: false,
  }));
}

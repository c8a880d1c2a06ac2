import { compileStrictly } from '../../src/charts/compile.js';
import { chartConfig, THEMES } from '../../src/charts/theme.js';
import type { Scenario } from '../../src/run/scenario.js';
import { valueDomain } from '../../src/web/series/extent.js';
import { chartSvg } from './chart-svg.js';
import type { Panel } from './panel.js';
import { type SweptRun, spreadOf } from './sweep.js';
import { SWEEP_BOTTOM, sweepChart } from './sweep-chart.js';

/** Final loss against peak learning rate: simulated runs, and recorded ones where there are any. */
export function sweepPanel(scenario: Scenario, simulated: readonly SweptRun[], recorded: readonly SweptRun[]): Panel {
  const theme = THEMES.light;
  const rates = [...simulated, ...recorded].map(({ rate }) => rate);
  const [first, last] = [Math.min(...rates) / MARGIN, Math.max(...rates) * MARGIN];
  const spec = compileStrictly(sweepChart(theme, [first, last]), 'sweep', chartConfig(theme));
  const rows = (runs: readonly SweptRun[]) =>
    runs.filter(({ loss }) => Number.isFinite(loss)).map(({ rate, loss }) => ({ rate, value: loss }));
  const diverged = new Set(simulated.filter(({ loss }) => !Number.isFinite(loss)).map(({ rate }) => rate));
  return {
    title: scenario.title,
    unit: `final train loss, nats${diverged.size > 0 ? '; ×: a seed diverged' : ''}`,
    axis: '',
    bottom: SWEEP_BOTTOM,
    draw(size) {
      const losses = [...simulated, ...recorded].map(({ loss }) => loss);
      const sets = {
        own: [{ rate: scenario.schedule.peak, label: "the scenario's rate" }],
        simulated: spreadOf(simulated).map((row) => ({ ...row })),
        seeds: rows(simulated),
        recorded: spreadOf(recorded).map((row) => ({ ...row })),
        recordedSeeds: rows(recorded),
        diverged: [...diverged].map((rate) => ({ rate })),
      };
      return chartSvg(spec, size, { sets, domain: valueDomain([losses], 'linear', HEADROOM) }, { yFormat: '~r' });
    },
  };
}

/** Room beside the first and the last rate. */
const MARGIN = 1.15;
/** Share of the value range kept free at the top, for labels. */
const HEADROOM = 0.12;

import type { Spec } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { calibrationChart } from './calibration-chart.js';
import { linesChart } from './lines-chart.js';
import type { ChartKind, Panel } from './panel.js';
import { PANELS } from './panels.js';
import { reliabilityChart } from './reliability-chart.js';
import { linesAsShapes } from './shapes.js';
import { multipleChart, sliceChart } from './slice-chart.js';
import { stepChart } from './step-chart.js';
import { chartConfig, THEMES, type ThemeName } from './theme.js';

/** A kind of chart ready to be drawn by a browser that has the Vega runtime but not Vega-Lite. */
export interface CompiledChart {
  readonly linear: Spec;
  /** The same with a logarithmic value axis; a scale's type cannot be changed in a running view. Absent: none makes sense. */
  readonly log?: Spec;
}

/** Everything the browser needs to draw: the panels, and the charts they are drawn with. */
export interface Dashboard {
  readonly panels: readonly Panel[];
  readonly charts: Readonly<Record<ChartKind, CompiledChart>>;
}

/** Compiles on the server: about 50 ms once, against 88 KB of compiler in every browser. */
export function compileDashboard(themeName: ThemeName): Dashboard {
  const theme = THEMES[themeName];
  const config = chartConfig(theme);
  const both = (name: ChartKind, chart: typeof stepChart): CompiledChart => ({
    linear: linesAsShapes(compileStrictly(chart(theme, 'linear'), `${name} (linear)`, config)),
    log: linesAsShapes(compileStrictly(chart(theme, 'log'), `${name} (log)`, config)),
  });
  return {
    panels: PANELS,
    charts: {
      step: both('step', stepChart),
      slice: both('slice', sliceChart),
      multiple: both('multiple', multipleChart),
      lines: both('lines', linesChart),
      reliability: { linear: compileStrictly(reliabilityChart(theme), 'reliability', config) },
      calibration: { linear: compileStrictly(calibrationChart(theme), 'calibration', config) },
    },
  };
}

/** Every specification of every theme: what the expressions of the client are generated from. */
export function everySpec(): Spec[] {
  const themes = Object.keys(THEMES) as ThemeName[];
  const charts = themes.flatMap((theme) => Object.values(compileDashboard(theme).charts));
  return charts.flatMap(({ linear, log }) => (log === undefined ? [linear] : [linear, log]));
}

/** A warning of the compiler is a chart that would silently show something else, so it is an error here. */
export function compileStrictly(spec: TopLevelSpec, name: string, config: ReturnType<typeof chartConfig>): Spec {
  const complain = (...words: readonly unknown[]): never => {
    throw new Error(`chart ${name}: ${words.map(String).join(' ')}`);
  };
  const logger = {
    level: () => logger,
    error: complain,
    warn: complain,
    info: () => logger,
    debug: () => logger,
  };
  return compile(spec, { config, logger: logger as never }).spec;
}

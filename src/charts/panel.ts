import type { TopLevelSpec } from 'vega-lite';
import type { ChartTheme } from './theme.js';

/** What the horizontal axis of a panel is: steps, steps at which the run was evaluated, or confidence. */
export type PanelKind = 'step' | 'slice' | 'reliability';
export type PanelGroup = 'optimisation' | 'system' | 'evaluation';
export type AxisScale = 'linear' | 'log';

/** One panel of the dashboard before compilation: pure data plus a pure function from theme and axis to a specification. */
export interface Panel {
  /** The metric for a step panel, `slice-` and the metric for a slice panel. */
  readonly id: string;
  readonly title: string;
  readonly group: PanelGroup;
  readonly unit: string;
  readonly kind: PanelKind;
  /** Height of the plotting area in pixels. */
  readonly height: number;
  /** Whether a logarithmic axis makes sense: positive values over several orders of magnitude. */
  readonly log: boolean;
  draw(theme: ChartTheme, scale: AxisScale): TopLevelSpec;
}

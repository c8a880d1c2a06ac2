/**
 * What a chart draws: a quantity over steps, one line a slice over evaluations, one slice alone, a few runs beside each
 * other, confidence against accuracy of a model, or of the solver.
 */
export type ChartKind = 'step' | 'slice' | 'multiple' | 'lines' | 'reliability' | 'calibration';
export type PanelGroup = 'optimisation' | 'system' | 'evaluation';
export type AxisScale = 'linear' | 'log';

/** One panel of the dashboard: pure data. All panels of a kind share one chart; what differs is set through its parameters. */
export interface Panel {
  /** The metric for a step panel, `slice-` and the metric for a slice panel. */
  readonly id: string;
  readonly title: string;
  readonly group: PanelGroup;
  readonly unit: string;
  readonly kind: 'step' | 'slice';
  /** Number format of the value axis, in the language of d3-format. */
  readonly format: string;
  /** Height of the plotting area in pixels. */
  readonly height: number;
  /** Whether a logarithmic axis makes sense: positive values over several orders of magnitude. */
  readonly log: boolean;
  /** Glossary entry of the quantity. */
  readonly term: string;
}

import type { Config } from 'vega-lite';

export type ThemeName = 'light' | 'dark';

/** Colours of everything a chart draws. A colour never carries meaning alone: overlays differ in dash and weight too. */
export interface ChartTheme {
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly run: string;
  readonly reference: string;
  readonly twin: string;
  readonly onset: string;
  readonly detectable: string;
  readonly diverged: string;
  readonly interval: string;
  /** One colour a slice, in the order of the slices; told apart under the common forms of colour blindness. */
  readonly slices: readonly string[];
}

export const THEMES: Readonly<Record<ThemeName, ChartTheme>> = {
  light: {
    ink: '#1b2430',
    muted: '#586474',
    grid: '#e6e9ee',
    run: '#1763ae',
    reference: '#8b95a3',
    twin: '#c4560a',
    onset: '#b3152d',
    detectable: '#6b3fa0',
    diverged: '#1b2430',
    interval: '#c99700',
    slices: ['#0072b2', '#d55e00', '#00805c', '#a8437c', '#7a6a00', '#46505e', '#5a8fd6', '#8c510a'],
  },
  dark: {
    ink: '#e4e9f0',
    muted: '#9aa6b6',
    grid: '#27303c',
    run: '#63b0f4',
    reference: '#738092',
    twin: '#f2954e',
    onset: '#ff7a86',
    detectable: '#c3a1f5',
    diverged: '#e4e9f0',
    interval: '#e8bf3c',
    slices: ['#4fabec', '#f28b46', '#2ec397', '#e69cc6', '#d8c64c', '#b7c0cc', '#9db9f5', '#d3a67a'],
  },
};

/** Slices a panel can tell apart by colour; later ones start over. */
export const SLICE_COLOURS = THEMES.light.slices.length;

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/**
 * Space around the plotting area in pixels. Fixed, not fitted to the labels: panels stay aligned with each other, nothing
 * moves when the data change, and a pointer position maps to a step without asking the chart.
 */
export const PADDING = { left: 56, right: 12, top: 6, bottom: 22 } as const;

/** Type sizes, grid and axis colours shared by all panels. */
export function chartConfig(theme: ChartTheme): Config {
  return {
    background: 'transparent',
    aria: false,
    font: FONT,
    view: { stroke: null },
    axis: {
      domain: false,
      grid: true,
      gridColor: theme.grid,
      tickColor: theme.grid,
      tickSize: 4,
      labelColor: theme.muted,
      labelFontSize: 11,
      labelPadding: 4,
      titleColor: theme.muted,
      titleFontSize: 11,
      titleFontWeight: 'normal',
    },
    axisX: { grid: false, labelFlush: true, labelOverlap: 'greedy', tickColor: theme.muted },
  };
}

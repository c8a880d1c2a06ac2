import type { WireNumber } from '../../core/json.js';
import type { StepMetric } from '../../core/vocabulary.js';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';

/** How a panel is called where it stands alone, away from the dashboard; a test holds the names equal to those there. */
export interface PanelName {
  readonly title: string;
  readonly unit: string;
  /** Whether single values would flatten all others on a linear axis. */
  readonly log: boolean;
}

const STEP_PANELS: Readonly<Record<StepMetric, PanelName>> = {
  'train-loss': { title: 'Train loss', unit: 'nats', log: false },
  'gradient-norm': { title: 'Gradient norm', unit: '', log: true },
  'learning-rate': { title: 'Learning rate', unit: '', log: false },
  'update-ratio': { title: 'Update-to-weight ratio', unit: 'per step', log: false },
  'weight-norm': { title: 'Weight norm', unit: '', log: false },
  throughput: { title: 'Throughput', unit: 'per second', log: false },
};

const SLICE_PANELS = {
  'slice-loss': { title: 'Loss', unit: 'nats', log: false },
  'slice-accuracy': { title: 'Accuracy', unit: '', log: false },
  'slice-ece': { title: 'Calibration error (ECE)', unit: '', log: false },
  'slice-confidence': { title: 'Mean confidence', unit: '', log: false },
} as const;

/** Name of a panel by its id; a slice is named with it. An id that is not known here names itself. */
export function panelName(panel: string, slice: string | null): PanelName {
  const known = (STEP_PANELS as Record<string, PanelName>)[panel] ?? (SLICE_PANELS as Record<string, PanelName>)[panel];
  const name = known ?? { title: panel, unit: '', log: false };
  return slice === null ? name : { ...name, title: `${name.title} · ${slice}` };
}

/** Values of one panel of a run, and the steps they belong to; `at` null: every step. */
export interface PanelValues {
  readonly at: readonly number[] | null;
  readonly values: readonly WireNumber[];
}

/** What a run shows on a panel, or null where it does not record it. */
export function panelValues(
  run: Pick<PublicPuzzle, 'series' | 'evaluations'>,
  panel: string,
  slice: number | null,
): PanelValues | null {
  if (panel in STEP_PANELS) return { at: null, values: run.series[panel as StepMetric] };
  if (!(panel in SLICE_PANELS)) return null;
  const metric = panel.slice('slice-'.length) as 'loss' | 'accuracy' | 'ece' | 'confidence';
  const values = run.evaluations[metric][slice ?? 0];
  return values === undefined ? null : { at: run.evaluations.steps, values };
}

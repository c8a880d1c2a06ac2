import type { SliceMetric, StepMetric } from '../core/vocabulary.js';

/**
 * What panels are called in a sentence: as on the dashboard (charts/panels.ts) and in the manual
 * (web/manual/panel-names.ts), which a test holds equal.
 */
export const STEP_PANEL_NAMES: Readonly<Record<StepMetric, string>> = {
  'train-loss': 'Train loss',
  'gradient-norm': 'Gradient norm',
  'learning-rate': 'Learning rate',
  'update-ratio': 'Update-to-weight ratio',
  'weight-norm': 'Weight norm',
  throughput: 'Throughput',
};

/** The same of the panels of slices, without the slice. */
export const SLICE_PANEL_NAMES: Readonly<Record<SliceMetric, string>> = {
  loss: 'Loss',
  accuracy: 'Accuracy',
  ece: 'Calibration error (ECE)',
  brier: 'Brier score',
  confidence: 'Mean confidence',
};

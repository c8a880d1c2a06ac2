import type { SliceMetric, StepMetric } from '../core/vocabulary.js';
import type { Panel } from './panel.js';

type StepPanel = Panel & { readonly id: StepMetric };

/** A type of its own for each, so that a panel of a metric that does not exist is an error of the compiler. */
const STEP_PANELS: readonly StepPanel[] = [
  step('train-loss', 'Train loss', 'nats', { log: true, height: 220 }),
  step('gradient-norm', 'Gradient norm', '', { log: true }),
  step('update-ratio', 'Update-to-weight ratio', 'per step', { log: true, term: 'update-to-weight-ratio' }),
  step('learning-rate', 'Learning rate', '', { log: true }),
  step('weight-norm', 'Weight norm', ''),
];

/** All panels in reading order: what a person on call looks at first comes first. */
export const PANELS: readonly Panel[] = [
  ...STEP_PANELS,
  slice('loss', 'Loss by slice', 'nats', 'evaluation-slice', true),
  slice('accuracy', 'Accuracy by slice', '', 'accuracy'),
  slice('ece', 'Calibration error (ECE) by slice', '', 'ece'),
  { ...step('throughput', 'Throughput', 'per second', { format: '~s', height: 110 }), group: 'system' },
];

function step(
  id: StepMetric,
  title: string,
  unit: string,
  options: { log?: boolean; height?: number; format?: string; term?: string } = {},
): StepPanel {
  const { log = false, height = 140, format = '~r', term = id } = options;
  return { id, title, group: 'optimisation', unit, kind: 'step', format, height, log, term };
}

function slice(metric: SliceMetric, title: string, unit: string, term: string, log = false): Panel {
  return {
    id: `slice-${metric}`,
    title,
    group: 'evaluation',
    unit,
    kind: 'slice',
    format: '~r',
    height: 150,
    log,
    term,
  };
}

import type { SliceMetric, StepMetric } from '../core/vocabulary.js';
import type { Panel, PanelGroup } from './panel.js';
import { reliabilityChart } from './reliability-chart.js';
import { sliceChart } from './slice-chart.js';
import { stepChart } from './step-chart.js';

interface StepPanelOptions {
  readonly title: string;
  readonly group: PanelGroup;
  readonly unit: string;
  /** Number format of the value axis, in the language of d3-format. */
  readonly format: string;
  readonly log?: boolean;
  readonly height?: number;
}

function stepPanel(id: StepMetric, options: StepPanelOptions): Panel {
  const { format, log = false, height = 140, ...rest } = options;
  return {
    id,
    kind: 'step',
    log,
    height,
    ...rest,
    draw: (theme, scale) => stepChart(theme, scale, { height, format }),
  };
}

function slicePanel(
  metric: SliceMetric,
  title: string,
  unit: string,
  options: { log?: boolean; height?: number } = {},
): Panel {
  const { log = false, height = 150 } = options;
  return {
    id: `slice-${metric}`,
    title,
    group: 'evaluation',
    unit,
    kind: 'slice',
    height,
    log,
    draw: (theme, scale) => sliceChart(theme, scale, { height, format: '~r' }),
  };
}

/** All panels in reading order: what a person on call looks at first comes first. */
export const PANELS: readonly Panel[] = [
  stepPanel('train-loss', {
    title: 'Train loss',
    group: 'optimisation',
    unit: 'nats',
    format: '~r',
    log: true,
    height: 220,
  }),
  stepPanel('gradient-norm', { title: 'Gradient norm', group: 'optimisation', unit: '', format: '~r', log: true }),
  stepPanel('learning-rate', { title: 'Learning rate', group: 'optimisation', unit: '', format: '~r', log: true }),
  stepPanel('update-ratio', {
    title: 'Update-to-weight ratio',
    group: 'optimisation',
    unit: 'per step',
    format: '~r',
    log: true,
  }),
  stepPanel('weight-norm', { title: 'Weight norm', group: 'optimisation', unit: '', format: '~r' }),
  stepPanel('throughput', { title: 'Throughput', group: 'system', unit: 'per second', format: '~s' }),
  slicePanel('loss', 'Loss by slice', 'nats', { log: true }),
  slicePanel('accuracy', 'Accuracy by slice', ''),
  slicePanel('ece', 'Calibration error (ECE) by slice', '', { height: 200 }),
  {
    id: 'reliability',
    title: 'Reliability, all slices',
    group: 'evaluation',
    unit: '',
    kind: 'reliability',
    height: 184,
    log: false,
    draw: (theme) => reliabilityChart(theme, { height: 184 }),
  },
];

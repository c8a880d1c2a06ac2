import type { LineName } from './look.js';
import type { Panel } from './panels.js';

/** Lines of the step panels, and the panel each belongs to. */
export const STEP_LINES: readonly (readonly [LineName, Panel])[] = [
  ['train-loss', 'train-loss'],
  ['gradient-norm', 'gradient-norm'],
  ['learning-rate', 'learning-rate'],
  ['update-ratio', 'update-ratio'],
  ['update-per-rate', 'update-ratio'],
  ['weight-norm', 'weight-norm'],
  ['throughput', 'throughput'],
  ['zero-gradient-share', 'zero-gradient-share'],
  ['attention-logit', 'attention-logit'],
  ['lowest-rank-share', 'rank-norms'],
  ['rank-coherence', 'rank-norms'],
  ['rank-loss-deviation', 'rank-loss-deviation'],
  ['loss-scale', 'loss-scale'],
  ['clip-factor', 'clip-factor'],
];

import type { SliceMetric } from '../core/vocabulary.js';
import type { Panel } from './panels.js';

/** Metrics of the slices, and the panel each is. */
export const SLICE_PANELS: readonly (readonly [SliceMetric, Panel])[] = [
  ['loss', 'slice-loss'],
  ['accuracy', 'slice-accuracy'],
  ['ece', 'slice-ece'],
  ['confidence', 'slice-confidence'],
];

import type { SliceMetric } from '../core/vocabulary.js';
import type { LineName } from './look.js';

/**
 * Smallest difference on a line that means anything to a reader: half a hundredth of a nat, two hundredths of a norm. What is
 * smaller is rounding, or a simulation more exact than any instrument.
 */
export const GRAIN: Readonly<Record<LineName, number>> = {
  'train-loss': 0.005,
  'gradient-norm': 0.02,
  'learning-rate': 0.02,
  'update-ratio': 0.02,
  'update-per-rate': 0.02,
  'weight-norm': 0.003,
  throughput: 0.01,
  'zero-gradient-share': 0.005,
  'attention-logit': 0.02,
  'rank-norm-square': 0.05,
  'rank-norm-lowest': 0.05,
  'lowest-rank-share': 0.05,
  'rank-coherence': 0.03,
  'rank-loss-deviation': 0.05,
  'loss-scale': 0.1,
  'clip-factor': 0.02,
};

export const SLICE_GRAIN: Readonly<Record<SliceMetric, number>> = {
  loss: 0.01,
  accuracy: 0.004,
  ece: 0.004,
  brier: 0.004,
  confidence: 0.004,
};

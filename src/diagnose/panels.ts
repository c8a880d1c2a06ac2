import type { SliceMetric } from '../core/vocabulary.js';
import type { Channel, Observation } from './observation.js';

/**
 * What the diagnostician weighs one by one: a panel of the dashboard, or a reading of an instrument. Evidence adds up over
 * panels, so each feature belongs to one of them, though it may look at the learning rate or the loss beside it.
 */
export const PANELS = [
  'train-loss',
  'gradient-norm',
  'learning-rate',
  'update-ratio',
  'weight-norm',
  'throughput',
  'slice-loss',
  'slice-accuracy',
  'slice-ece',
  'slice-confidence',
  'zero-gradient-share',
  'attention-logit',
  'rank-norms',
  'rank-loss-deviation',
  'loss-scale',
  'clip-factor',
] as const;
export type Panel = (typeof PANELS)[number];

/** Panels that every puzzle shows; the others are readings of instruments. */
export const FREE_PANELS: readonly Panel[] = PANELS.slice(0, PANELS.indexOf('zero-gradient-share'));

/** What a panel is read from. */
type Source = { readonly channels: readonly Channel[] } | { readonly slices: SliceMetric };

const SOURCES: Readonly<Record<Panel, Source>> = {
  'train-loss': { channels: ['train-loss'] },
  'gradient-norm': { channels: ['gradient-norm'] },
  'learning-rate': { channels: ['learning-rate'] },
  'update-ratio': { channels: ['update-ratio'] },
  'weight-norm': { channels: ['weight-norm'] },
  throughput: { channels: ['throughput'] },
  'slice-loss': { slices: 'loss' },
  'slice-accuracy': { slices: 'accuracy' },
  'slice-ece': { slices: 'ece' },
  'slice-confidence': { slices: 'confidence' },
  'zero-gradient-share': { channels: ['zero-gradient-share'] },
  'attention-logit': { channels: ['attention-logit'] },
  'rank-norms': { channels: ['rank-norm-lowest', 'rank-norm-square'] },
  'rank-loss-deviation': { channels: ['rank-loss-deviation'] },
  'loss-scale': { channels: ['loss-scale'] },
  'clip-factor': { channels: ['clip-factor'] },
};

/** Panels that a run has. */
export function panelsOf({ series, evaluations }: Observation): Panel[] {
  return PANELS.filter((panel) => {
    const source = SOURCES[panel];
    return 'slices' in source
      ? evaluations?.metrics[source.slices] !== undefined
      : source.channels.every((channel) => series[channel] !== undefined);
  });
}

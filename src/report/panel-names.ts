import type { Channel } from '../diagnose/observation.js';
import type { Panel } from '../diagnose/panels.js';
import { SLICE_PANEL_NAMES, STEP_PANEL_NAMES } from '../puzzle/panel-names.js';

/** What panels are called: the free ones as on the dashboard, then the readings of instruments. */
export const PANEL_NAMES: Readonly<Record<Panel, string>> = {
  ...STEP_PANEL_NAMES,
  'slice-loss': `${SLICE_PANEL_NAMES.loss} by slice`,
  'slice-accuracy': `${SLICE_PANEL_NAMES.accuracy} by slice`,
  'slice-ece': `${SLICE_PANEL_NAMES.ece} by slice`,
  'slice-confidence': `${SLICE_PANEL_NAMES.confidence} by slice`,
  'zero-gradient-share': 'Share of zero gradients',
  'attention-logit': 'Largest attention logit',
  'rank-norms': 'Gradient norms by rank',
  'rank-loss-deviation': 'Spread of the loss over ranks',
  'loss-scale': 'Loss scale',
  'clip-factor': 'Clip factor',
};

/** The same of what is logged at every step, one line a channel. */
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  ...STEP_PANEL_NAMES,
  'zero-gradient-share': PANEL_NAMES['zero-gradient-share'],
  'attention-logit': PANEL_NAMES['attention-logit'],
  'rank-norm-square': 'Mean squared gradient norm of the ranks',
  'rank-norm-lowest': 'Lowest gradient norm of a rank',
  'rank-loss-deviation': PANEL_NAMES['rank-loss-deviation'],
  'loss-scale': PANEL_NAMES['loss-scale'],
  'clip-factor': PANEL_NAMES['clip-factor'],
};

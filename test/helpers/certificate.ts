import type { Certificate } from '../../src/puzzle/puzzle.js';

/** What the key of a made-up puzzle says about it. */
export const CERTIFICATE: Certificate = {
  tier: 2,
  posterior: { free: 0.75, all: 0.9 },
  effect: 4.5,
  par: null,
  evidence: [{ panel: 'train-loss', weight: 1.25 }],
};

/** Of a puzzle that is to be looked at alone. */
export const NO_OFFERS = { probes: [], budget: 0, fixes: [] } as const;

/** Of a puzzle whose first draw was fair. */
export const NOTHING_DROPPED = { 'not-identifiable': 0, 'not-visible': 0, 'other-tier': 0 } as const;

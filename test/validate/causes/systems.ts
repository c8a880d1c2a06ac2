import type { DoseField } from '../../../src/run/fault.js';
import type { Scenario } from '../../../src/run/scenario.js';
import { defineCause } from './define.js';

/** Causes in ranks and number formats. */

const singleRank = ({ batch }: Scenario): string | null => (batch.ranks < 2 ? 'there is only one rank' : null);
const rankShare: DoseField = {
  description: 'share of the ranks, at least one',
  from: 0.05,
  to: 0.5,
  scale: 'log',
  min: 0,
  max: 1,
};
const ranksOf = (scenario: Scenario, share: number): number => Math.max(1, Math.round(share * scenario.batch.ranks));

export const deadRank = defineCause({
  id: 'dead-rank',
  family: 'systems',
  summary: 'The gradients of some ranks are zero.',
  dose: { share: rankShare },
  excludedFrom: singleRank,
  create({ dose, scenario }) {
    const dead = ranksOf(scenario, (dose as { share: number }).share);
    return {
      ranks(state) {
        state.silent += dead;
      },
    };
  },
});

export const staleRank = defineCause({
  id: 'stale-rank',
  family: 'systems',
  summary: 'Some ranks send the gradient they had before the onset at every step.',
  dose: { share: rankShare },
  excludedFrom: singleRank,
  create({ dose, scenario }) {
    const stale = ranksOf(scenario, (dose as { share: number }).share);
    return {
      ranks(state) {
        state.stale += stale;
      },
    };
  },
});

export const bf16UpdateLoss = defineCause({
  id: 'bf16-update-loss',
  family: 'systems',
  summary: 'Weights are kept in a short format, without a master copy.',
  dose: {
    bits: {
      description: 'stored bits of the mantissa',
      from: 8,
      to: 5,
      scale: 'linear',
      integer: true,
      min: 1,
      max: 23,
    },
  },
  create({ dose }) {
    const { bits } = dose as { bits: number };
    return {
      numerics(state) {
        state.weightBits = Math.min(state.weightBits, bits);
      },
    };
  },
});

export const fp16Underflow = defineCause({
  id: 'fp16-underflow',
  family: 'systems',
  summary: 'Gradients pass through fp16 with a loss scale that is too small and never moves.',
  dose: {
    lossScale: { description: 'loss scale', from: 2 ** -12, to: 2 ** -17, scale: 'log', min: 1e-9, max: 65_536 },
  },
  create({ dose }) {
    const { lossScale } = dose as { lossScale: number };
    return {
      numerics(state) {
        state.gradients = 'fp16';
        state.fixedLossScale = lossScale;
      },
    };
  },
});

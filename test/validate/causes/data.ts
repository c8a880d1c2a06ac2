import type { Scenario } from '../../../src/run/scenario.js';
import { defineCause } from './define.js';

/** Causes in what the loader serves. */

const everySource = ({ sources }: Scenario): readonly string[] => sources.map(({ id }) => id);
const indexOf = ({ sources }: Scenario, where: string | undefined): number =>
  sources.findIndex(({ id }) => id === where);

/** Moves a share of the batch to one source. */
function move(weights: Float64Array, share: number, to: number): void {
  for (let d = 0; d < weights.length; d++) weights[d]! *= 1 - share;
  weights[to]! += share;
}

export const mixShift = defineCause({
  id: 'mix-shift',
  family: 'data',
  summary: 'The weight of one source jumps.',
  dose: {
    added: {
      description: 'share of the batch that moves to the source',
      from: 0.2,
      to: 0.95,
      scale: 'linear',
      min: 0,
      max: 1,
    },
  },
  excludedFrom: ({ sources }) => (sources.length < 2 ? 'there is only one source' : null),
  places: everySource,
  create({ dose, scenario, where }) {
    const { added } = dose as { added: number };
    const to = indexOf(scenario, where);
    return { mixture: (weights) => move(weights, added, to) };
  },
});

export const unshuffledData = defineCause({
  id: 'unshuffled-data',
  family: 'data',
  summary: 'Sources come one after the other, in blocks of whole batches.',
  fromStart: true,
  dose: {
    block: {
      description: 'batches of one source in a row',
      from: 10,
      to: 250,
      scale: 'log',
      integer: true,
      min: 1,
      max: 100_000,
    },
  },
  excludedFrom: ({ sources }) => (sources.length < 2 ? 'there is only one source' : null),
  create({ dose, scenario }) {
    const { block } = dose as { block: number };
    const { length } = scenario.sources;
    return {
      mixture(weights, { sinceOnset }) {
        weights.fill(0);
        weights[Math.floor(sinceOnset / block) % length] = 1;
      },
    };
  },
});

/**
 * Batches of uniformly random tokens: nothing in them can be predicted, so every target is a random one. The recording
 * multiplies the gradient behind the all-reduce, so the norms of its ranks do not show the factor; inputs whose gradients
 * are large by themselves would be a `gradientFactor`.
 */
export const corruptBatches = defineCause({
  id: 'corrupt-batches',
  family: 'data',
  summary: 'Now and then a few batches are garbage, and their gradients of any scale.',
  dose: {
    every: {
      description: 'steps from one burst to the next',
      from: 240,
      to: 60,
      scale: 'log',
      integer: true,
      min: 1,
      max: 100_000,
    },
    batches: { description: 'batches of a burst', from: 1, to: 3, scale: 'linear', integer: true, min: 1, max: 1000 },
    factor: { description: 'factor on their gradients', from: 1, to: 30, scale: 'log', min: 1, max: 1e6 },
  },
  create({ dose }) {
    const { every, batches, factor } = dose as { every: number; batches: number; factor: number };
    const isBroken = (sinceOnset: number): boolean => sinceOnset % every < batches;
    return {
      labelNoise: (present, { sinceOnset }) => (isBroken(sinceOnset) ? 1 : present),
      reduction: (present, { sinceOnset }) => (isBroken(sinceOnset) ? present * factor : present),
    };
  },
});

/** What leaks in is data of the slice, so the mixture moves with it. */
export const evalContamination = defineCause({
  id: 'eval-contamination',
  family: 'evaluation',
  summary: 'Items of one evaluation slice enter training.',
  dose: {
    share: { description: 'share of the batch that is those items', from: 0.02, to: 0.3, scale: 'log', min: 0, max: 1 },
  },
  places: everySource,
  create({ dose, scenario, where }) {
    const { share } = dose as { share: number };
    const slice = indexOf(scenario, where);
    return {
      mixture: (weights) => move(weights, share, slice),
      contamination(shares) {
        shares[slice]! += share;
      },
    };
  },
});

import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'corrupt-batches',
    name: 'Bursts of broken batches',
    family: 'data',
    part: 'data',
    harm: 'loss',
    skills: ['A2', 'D1'],
    summary: 'Every so often a few batches in a row are garbage, and their gradients of any scale.',
    remedy: 'Dump the batches of the window, remove the broken shard, and keep clipping on; no rewind is needed.',
    confusableWith: [
      'clip-missing',
      'benign-hard-batch',
      'label-noise',
      'lr-spike',
      'dead-units',
      'silent-corruption',
      'benign-spike',
    ],
    sources: [
      'BigScience 104B: documents of ten thousand back-slashes; loss 3.06 to 7.71 within two iterations',
      'OLMo 2: repeated n-grams behind spikes of the gradient norm',
      'Recorded runs: two batches of random tokens out of sixty, gradients × 1 and × 30, clipping on',
    ],
  },
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
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss jumps by nats at one step, stays up for as many steps as batches are broken, and is back at the next one.',
    },
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'Where the inputs are large as well, the gradient norm jumps at the same step as the loss, neither earlier nor later.',
    },
    { metric: 'loss-noise', direction: 'up', text: 'The bursts come again and again at one spacing.' },
    {
      metric: 'slice-loss',
      direction: 'none',
      text: 'The clean evaluation hardly moves, however large the gradients were, because clipping bounds what one batch can do.',
    },
    { metric: 'weight-norm', direction: 'none', text: 'The weight norm does not move.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { every, batches, factor } = dose as { every: number; batches: number; factor: number };
    const isBroken = (sinceOnset: number): boolean => sinceOnset % every < batches;
    return {
      // Nothing in a broken batch can be predicted, so every target is a random one.
      labelNoise: (present, { sinceOnset }) => (isBroken(sinceOnset) ? 1 : present),
      reduction: (present, { sinceOnset }) => (isBroken(sinceOnset) ? present * factor : present),
    };
  },
} satisfies Fault;

import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'bf16-update-loss',
    name: 'Updates lost to bf16 weights',
    family: 'systems',
    part: 'precision',
    harm: 'loss',
    skills: ['D3'],
    summary: 'The optimiser keeps the weights in a short format, without a master copy in fp32.',
    remedy: 'Keep a master copy in fp32, or round stochastically, and continue from the last checkpoint that had one.',
    confusableWith: ['fp16-underflow', 'lr-decay-early', 'epsilon-too-large', 'healthy'],
    sources: [
      'Micikevicius et al. 2018: updates below half a unit in the last place of a weight vanish without a master copy',
      'Recorded runs: mantissas of 7 and 5 bits; late in the schedule the update ratio falls to × .83 and × .48',
    ],
  },
  dose: {
    bits: {
      description: 'stored bits of the mantissa',
      from: 7,
      to: 5,
      scale: 'linear',
      integer: true,
      min: 1,
      max: 23,
    },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'With few bits the update/weight ratio steps down while the learning rate does not; with the seven of bf16 it first rises by some percent, as small updates round up as well as down.',
    },
    {
      metric: 'weight-norm',
      direction: 'down',
      text: 'The weight norm falls below its trend: smaller updates hold up a smaller norm.',
    },
    { metric: 'gradient-norm', direction: 'none', text: 'The gradient norm says nothing.' },
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'With the rate still high the loss gets a little better, as after a smaller rate; the cost comes with its decay.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { bits } = dose as { bits: number };
    return {
      numerics(state) {
        state.weightBits = Math.min(state.weightBits, bits);
      },
    };
  },
} satisfies Fault;

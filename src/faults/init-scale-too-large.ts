import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'init-scale-too-large',
    name: 'Initial weights too large',
    family: 'optimization',
    part: 'initialization',
    harm: 'loss',
    skills: ['A2', 'A5'],
    summary:
      'The weights were initialised with too large a deviation, so that whatever passes through layers is steeper.',
    remedy:
      'Start again with a deviation of √(2/(5·width)); a lower rate or another data order only puts the divergence off.',
    confusableWith: ['lr-too-high', 'fp16-scale-collapse', 'attention-logit-growth', 'weight-decay-missing'],
    sources: [
      'BLOOM-104B chronicles, experiments 1 to 10: deviation .02 diverged again and again whatever the rate, the warm-up and the data order; .006 cured it',
      'OPT-175B logbook, runs 11.x: explosions after every restart, until a new lineage began with the initialisation of Megatron-LM',
      'Cohen et al. 2022: training trembles at the edge of stability and runs away beyond it',
    ],
  },
  dose: {
    factor: {
      description: 'factor on the standard deviation of the initial weights',
      from: 1.25,
      to: 2,
      scale: 'log',
      min: 1,
      max: 5,
    },
  },
  signature: [
    {
      metric: 'weight-norm',
      direction: 'up',
      text: 'The weight norm is larger from the first step on by nearly the factor, and hardly shrinks.',
    },
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'The update/weight ratio is lower by as much, since the steps are the planned ones.',
    },
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The gradient norm, which larger weights should lower, is higher and swings.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss trembles some hundredths to tenths of a nat above that of the earlier run, and from × 1.5 on it may swing by whole nats for hundreds of steps or for good.',
    },
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'All slices are worse alike, by hundredths of a nat where averaged weights are read.',
    },
  ],
  onsetShare: null,
  excludedFrom: ({ instability }) =>
    instability === null
      ? 'this run has no direction that larger weights could make unstable, and behind normalisations they only slow it down'
      : null,
  places: () => [],
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return {
      initial(state) {
        state.scale *= factor;
      },
    };
  },
} satisfies Fault;

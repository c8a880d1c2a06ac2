import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'partial-restore',
    name: 'Layer group not restored',
    family: 'systems',
    part: 'checkpoint',
    harm: 'loss',
    skills: ['D5'],
    summary: 'A resume loads the checkpoint without some weights of one layer group, which start anew.',
    remedy:
      'Load again with a strict comparison of names and shapes, and continue from the same checkpoint as if nothing had been.',
    confusableWith: ['optimizer-state-reset', 'loader-rewind', 'corrupt-batches', 'benign-spike'],
    sources: [
      'BLOOM-176B chronicles: a spike at every restart; layer-norm weights were reset on load',
      'Transformers, warning on load: weights that the checkpoint lacks under their name are newly initialised, and the job goes on',
    ],
  },
  dose: {
    share: {
      description: 'share of the weights of the group that start anew',
      from: 0.1,
      to: 1,
      scale: 'log',
      min: 0,
      max: 1,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss jumps at the first step of the resume and heals as one over the steps since.',
    },
    { metric: 'slice-loss', direction: 'up', text: 'Every slice jumps with it and comes back as slowly.' },
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The gradient norm is up for some ten steps, while what was lost is learned again.',
    },
    {
      metric: 'weight-norm',
      direction: 'down',
      text: 'The weight norm steps down where the group is large: fresh weights are shorter than trained ones.',
    },
    {
      metric: 'slice-ece',
      direction: 'none',
      text: 'The ECE does not move: the model knows less, and knows that it does.',
    },
  ],
  onsetShare: [0.15, 0.75],
  onResume: true,
  excludedFrom: () => null,
  places: ({ groups }) => groups.map(({ id }) => id),
  create({ dose, scenario, where }) {
    const { share } = dose as { share: number };
    const group = scenario.groups.findIndex(({ id }) => id === where);
    return {
      restore(state, { sinceOnset }) {
        if (sinceOnset > 0) return;
        state.group = group;
        state.share = share;
      },
    };
  },
} satisfies Fault;

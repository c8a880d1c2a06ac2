import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'moments-lost',
    name: 'Moments lost, step count kept',
    family: 'optimization',
    part: 'checkpoint',
    harm: 'loss',
    skills: ['A1', 'D5'],
    summary: 'A resume loads the weights and the count of steps, while both moments of AdamW start at zero.',
    remedy:
      'Load the state of the optimiser as a whole; where the moments are gone for good, let the count of steps start again with them, and warm up.',
    confusableWith: ['optimizer-state-reset', 'adam-step-reset', 'lr-spike'],
    sources: [
      'BLOOM-104B chronicles, experiment 7: a resume without the optimiser’s state; loss 2.67 to 4.40 at the first real step',
      'Kingma & Ba 2015: without bias correction a β₂ near 1 makes the first steps much larger',
    ],
  },
  // Lost is lost: a resume has no half measure, so the severity changes nothing.
  dose: {},
  signature: [
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio jumps by √(.19/(1 − β₂)), with β₁ .9, and comes back as slowly as the second moment fills.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'A bump that heals in 1/(1 − β₂) steps: hundredths of a nat, the more the nearer β₂ is to 1.',
    },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm hardly notices: it is measured before the optimiser.',
    },
  ],
  onsetShare: [0.15, 0.85],
  onResume: true,
  excludedFrom: ({ optimizer }) => (optimizer.kind === 'adamw' ? null : 'the optimiser has no second moment'),
  places: () => [],
  create: () => ({
    optimizerState(change, { sinceOnset }) {
      if (sinceOnset === 0) change.momentsLost = true;
    },
  }),
} satisfies Fault;

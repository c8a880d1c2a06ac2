import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'optimizer-state-reset',
    name: 'Optimiser state lost on resume',
    family: 'optimization',
    part: 'checkpoint',
    harm: 'loss',
    skills: ['A1', 'D5'],
    summary: 'A resume loads the weights alone: both moments of AdamW and its count of steps start at zero.',
    remedy:
      'Save and load the state of the optimiser; where it is gone for good, warm the rate up for 1/(1 − β₂) steps.',
    confusableWith: ['lr-spike', 'gradient-sum', 'moments-lost', 'adam-step-reset'],
    sources: [
      'Recorded runs: update ratio × 2.2 and loss +.03 over ten steps, gone after fifty',
      'BLOOM-104B chronicles: the count of steps was not saved on resume (effective rate × 2.24 first, × 1.16 at the fifth step)',
    ],
  },
  // Lost is lost: a resume has no half measure, so the severity changes nothing.
  dose: {},
  signature: [
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio is four times as large at the first step, twice over ten, and back within fifty.',
    },
    { metric: 'train-loss', direction: 'up', text: 'A bump of a few hundredths of a nat, which heals in fifty steps.' },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm does not notice: it is measured before the optimiser.',
    },
  ],
  onsetShare: [0.15, 0.85],
  onResume: true,
  excludedFrom: () => null,
  places: () => [],
  create: () => ({
    optimizerState(change, { sinceOnset }) {
      if (sinceOnset > 0) return;
      change.momentsLost = true;
      change.stepsLost = true;
    },
  }),
} satisfies Fault;

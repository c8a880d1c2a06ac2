import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'adam-step-reset',
    name: 'Step count of Adam lost',
    family: 'optimization',
    part: 'checkpoint',
    harm: 'loss',
    skills: ['A1', 'D5'],
    summary: 'A resume loads the weights and both moments of AdamW, while its count of steps starts at zero.',
    remedy: 'Save and load the count of steps with the moments; this run has healed and can go on.',
    confusableWith: ['optimizer-state-reset', 'moments-lost', 'benign-lr-restart'],
    sources: [
      'BLOOM-104B chronicles: the count of steps was not saved on resume (effective rate × 2.24, 1.64 and 1.16 at steps 1, 2 and 5 with β₂ .95)',
      'Kingma & Ba 2015: the bias correction, which a wrong count applies to moments that need none',
    ],
  },
  // Lost is lost: a resume has no half measure, so the severity changes nothing.
  dose: {},
  signature: [
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'From the tenth step on the update/weight ratio is too small for 1/(1 − β₂) steps, by a tenth with β₂ .95 and by half with .99; with .95 it starts at × 2.2.',
    },
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The training loss moves by a hundredth of a nat at most, up after large updates and down after small ones.',
    },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm does not notice: it is measured before the optimiser.',
    },
  ],
  onsetShare: [0.15, 0.85],
  onResume: true,
  excludedFrom: ({ optimizer }) => (optimizer.kind === 'adamw' ? null : 'the optimiser counts no steps'),
  places: () => [],
  create: () => ({
    optimizerState(change, { sinceOnset }) {
      if (sinceOnset === 0) change.stepsLost = true;
    },
  }),
} satisfies Fault;

import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'benign-lr-restart',
    name: 'Planned restart of the schedule',
    family: 'control',
    part: 'plan',
    skills: ['C5', 'E2'],
    summary:
      'A planned restart puts the learning-rate schedule back by some steps, warm-up and all where it reaches that far.',
    remedy: 'Nothing: the learning rate does what the change log says, and the loss follows it.',
    confusableWith: ['lr-decay-early', 'lr-decay-missing', 'adam-step-reset'],
    sources: [
      'Loshchilov & Hutter 2017, SGDR: Stochastic Gradient Descent with Warm Restarts',
      'Recorded runs: the schedule of a small transformer begun anew, and put back by 200 steps',
    ],
  },
  dose: {
    rewound: {
      description: 'steps by which the schedule goes back',
      from: 500,
      to: 10_000,
      scale: 'log',
      integer: true,
      min: 1,
      max: 1_000_000,
    },
  },
  signature: [
    { metric: 'learning-rate', direction: 'down', text: 'Begun anew, the learning rate drops and warms up once more.' },
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'The update/weight ratio follows the logged rate step by step.',
    },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm moves by a few percent, and the noise of the loss by less.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { rewound } = dose as { rewound: number };
    return { schedulePosition: (position, { sinceOnset }) => Math.max(sinceOnset, position - rewound) };
  },
  planned({ dose, scenario, onset }) {
    const { rewound } = dose as { rewound: number };
    const anew = rewound >= scenario.window.firstStep + onset;
    return [
      {
        step: onset,
        text: `learning-rate schedule ${anew ? 'restarted from its first step' : `put back by ${rewound} steps`}`,
      },
    ];
  },
} satisfies Fault;

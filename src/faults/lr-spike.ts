import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'lr-spike',
    name: 'Learning-rate spike',
    family: 'optimization',
    part: 'schedule',
    harm: 'loss',
    skills: ['A1', 'A2'],
    summary: 'For a few steps the optimiser gets a learning rate many times the planned one.',
    remedy:
      'Rewind to the checkpoint before the spike and fix the scheduler; clipping does not help, the gradient was fine.',
    confusableWith: [
      'gradient-sum',
      'optimizer-state-reset',
      'dead-units',
      'corrupt-batches',
      'moments-lost',
      'silent-corruption',
      'healthy',
    ],
    sources: [
      'Scheduler state restored wrongly on resume (yolov5 issue 292; lightly-train issue 301)',
      'Recorded runs: × 8 for 10 steps and × 40 for 20 steps on a small transformer',
    ],
  },
  dose: {
    factor: { description: 'factor on the learning rate', from: 5, to: 40, scale: 'log', min: 1, max: 80 },
    steps: {
      description: 'length of the spike in steps',
      from: 6,
      to: 40,
      scale: 'log',
      integer: true,
      min: 1,
      max: 100,
    },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio jumps by the factor at once and is back, or below, when the spike ends.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss rises within the window of the spike, then heals; after a severe one it stays on a higher plateau.',
    },
    {
      metric: 'weight-norm',
      direction: 'up',
      text: 'The weight norm steps up and stays: the random walk of the spike is not undone.',
    },
    {
      metric: 'gradient-norm',
      direction: 'down',
      text: 'After a severe spike the gradient norm is smaller, because the weights behind the normalisation are larger.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { factor, steps } = dose as { factor: number; steps: number };
    return {
      learningRate: (rate, { sinceOnset }) => (sinceOnset < steps ? rate * factor : rate),
    };
  },
} satisfies Fault;

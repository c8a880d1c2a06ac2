import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'benign-spike',
    name: 'Spike that heals',
    family: 'control',
    part: 'chance',
    skills: ['C5', 'E2'],
    summary:
      'Some batches in a row push along a direction in which all weights move together; the loss spikes and heals by itself.',
    remedy: 'Nothing: watch the next fifty steps, and act only if loss or gradient norm do not come back.',
    confusableWith: ['beta2-too-high', 'corrupt-batches', 'attention-logit-growth', 'fp16-scale-collapse'],
    sources: [
      'BLOOM-176B chronicles, iterations 31,214–31,251: the norm leads the loss by four steps, +2.9 nats, over after 31 steps (docs/measurements.md, d1)',
      'Chowdhery et al. 2022, PaLM: some twenty spikes at irregular places; the same batches do not spike from another checkpoint',
    ],
  },
  dose: {
    norms: {
      description: 'what each of these batches pushes, in usual gradient norms',
      from: 0.7,
      to: 10,
      scale: 'log',
      min: 0,
      max: 1000,
    },
  },
  signature: [
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The gradient norm jumps first, to some times the usual, and rings down within fifty steps.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'One to four steps later the loss is up by up to four nats; within forty steps it is back on its trend.',
    },
    { metric: 'weight-norm', direction: 'none', text: 'The weights keep nothing of it.' },
    {
      metric: 'slice-loss',
      direction: 'none',
      text: 'Evaluation sees next to nothing of it where it reads averaged weights, since a swing averages out.',
    },
    {
      metric: 'update-ratio',
      direction: 'none',
      text: 'The update/weight ratio has no part in it, but for steps that a loss scale skips.',
    },
  ],
  onsetShare: [0.1, 0.9],
  excludedFrom: ({ instability }) =>
    instability === null ? 'this run has no direction along which a push could run away' : null,
  places: () => [],
  create({ dose, scenario }) {
    const { norms } = dose as { norms: number };
    // Excluded where there is none. As many batches as the pushes that every run of the scenario meets by chance.
    const { noise, pushSteps, shared } = scenario.instability!;
    const push = (norms * shared) / noise;
    return { push: (noises, { sinceOnset }) => (sinceOnset < pushSteps ? noises + push : noises) };
  },
} satisfies Fault;

import type { Fault } from '../run/fault.js';

/** Batches of more tokens than this average their hard documents away (FACTS a6: none at 1.5 M tokens and more). */
const LARGEST_TOKENS = 1_500_000;

export default {
  meta: {
    id: 'benign-hard-batch',
    name: 'Hard batch',
    family: 'control',
    part: 'chance',
    skills: ['C2', 'C5', 'E2'],
    summary: 'One batch holds unusually hard but correct documents; every run on that data order sees it.',
    remedy: 'Nothing: the next step is back on the trend.',
    confusableWith: ['lr-spike', 'corrupt-batches', 'mix-contamination'],
    sources: [
      'Public logs: one-step outliers of .75–1.5 nats, 1.6–2.4 per 1,000 steps at 65 k tokens, whatever the optimiser (docs/measurements.md, a6)',
    ],
  },
  dose: {
    deviations: {
      description: 'extra loss of the batch, in standard deviations of the loss noise of fresh data',
      from: 6,
      to: 15,
      scale: 'log',
      min: 0,
      max: 200,
    },
  },
  signature: [
    { metric: 'train-loss', direction: 'up', text: 'The loss jumps for one step and is back on the next.' },
    {
      metric: 'weight-norm',
      direction: 'none',
      text: 'The gradient norm of that step is a little higher, nothing else moves, and nothing stays.',
    },
  ],
  onsetShare: [0.1, 0.9],
  excludedFrom: ({ batch }) =>
    batch.unit === 'tokens' && batch.size >= LARGEST_TOKENS
      ? 'batches of 1.5 M tokens and more have no hard batches'
      : null,
  places: () => [],
  create({ dose, scenario }) {
    const unit = scenario.noise.lossPerRoot / Math.sqrt(scenario.batch.size);
    const extra = (dose as { deviations: number }).deviations * unit;
    return { batchDifficulty: (nats, { sinceOnset }) => (sinceOnset === 0 ? nats + extra : nats) };
  },
} satisfies Fault;

import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'attention-logit-growth',
    name: 'Attention logits grow',
    family: 'optimization',
    part: 'model',
    harm: 'loss',
    skills: ['A2'],
    summary: 'From the onset on nothing normalises queries and keys, so that attention is free to sharpen.',
    remedy: 'Normalise queries and keys again, from the checkpoint before the loss rose, and warm the rate up anew.',
    confusableWith: ['lr-too-high', 'benign-spike', 'beta2-too-high', 'gradient-sum'],
    sources: [
      'Wortsman et al. 2023, Small-scale proxies for large-scale Transformer training instabilities: attention logits grow until training diverges, QK-norm prevents it',
      'Marin 32B retrospective, steps 70,000 to 80,000: spikes, then a higher plateau; clipping, skipping and other optimisers did not cure it, QK-norm did',
      'Recorded runs: gradient norm times weight norm is 15·(1 + (logit/20)²), whatever the learning rate',
    ],
  },
  // The flag is there or it is not, so the severity changes nothing.
  dose: {},
  signature: [
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The gradient norm climbs without a jump, by a fifth in some thirty-five steps, to twice in a hundred and six times in a thousand.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss follows forty steps later, spikes after two hundred, and ends on a plateau of a quarter of a nat with spikes on top.',
    },
    {
      metric: 'slice-loss',
      direction: 'none',
      text: 'Evaluation loses a hundredth of a nat where it reads averaged weights, since a swing averages out.',
    },
    {
      metric: 'update-ratio',
      direction: 'none',
      text: 'The update/weight ratio does not notice, as AdamW divides the larger gradient by itself.',
    },
    { metric: 'weight-norm', direction: 'none', text: 'The weight norm stays the planned one.' },
  ],
  onsetShare: [0.1, 0.7],
  // A flag is read when a job starts.
  onResume: true,
  excludedFrom: ({ attention }) =>
    attention === null
      ? 'nothing could set the attention logits of this run free'
      : attention.normalised
        ? null
        : 'queries and keys have no normalisation to lose',
  places: () => [],
  create: () => ({ attentionHeld: () => 0 }),
} satisfies Fault;

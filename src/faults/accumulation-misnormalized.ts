import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'accumulation-misnormalized',
    name: 'Accumulated batches not averaged',
    family: 'objective',
    part: 'loss',
    harm: 'loss',
    skills: ['B1', 'D3'],
    summary: 'The losses of the accumulated micro-batches are added up and not divided by their number.',
    remedy:
      'Divide by the number of micro-batches, or by the tokens of all of them; under AdamW the run needs no rewind.',
    confusableWith: ['gradient-sum', 'label-noise', 'label-smoothing-left-on', 'batch-size-drop'],
    sources: [
      'Incident 36: norms eight times as large at eight accumulations (axolotl issue 2262)',
      'Incident 36: a loss of 4.1667 for 1.0417 at four (unsloth-zoo issue 1023), twice the loss at two (transformers issue 35438)',
    ],
  },
  // The factor is the number of micro-batches, which is the job's: the severity changes nothing.
  dose: {},
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The logged loss is multiplied by the number of micro-batches at one step and stays so.',
    },
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The logged gradient norm (before clipping) is multiplied by the same number at the same step.',
    },
    { metric: 'loss-noise', direction: 'up', text: 'So is the noise of the logged loss.' },
    {
      metric: 'slice-loss',
      direction: 'none',
      text: 'The evaluation hardly notices: AdamW divides the factor out.',
    },
  ],
  onsetShare: [0.1, 0.75],
  excludedFrom: ({ batch }) => (batch.accumulation < 2 ? 'no micro-batches are accumulated' : null),
  places: () => [],
  create({ scenario }) {
    const { accumulation } = scenario.batch;
    return {
      reduction: (factor) => factor * accumulation,
      loggedLoss: (factor) => factor * accumulation,
    };
  },
} satisfies Fault;

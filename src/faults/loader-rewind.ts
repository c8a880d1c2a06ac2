import type { Fault } from '../run/fault.js';

/** Shortest rewind, in batches. */
const SHORTEST = 40;

export default {
  meta: {
    id: 'loader-rewind',
    name: 'Loader rewound on resume',
    family: 'data',
    part: 'checkpoint',
    harm: 'loss',
    skills: ['D1', 'D5'],
    summary: 'A resume loads the weights but not the position in the data, and the last batches come a second time.',
    remedy:
      'Save the position of the loader with the weights and set it on resume; what was read twice can stay as it is.',
    confusableWith: ['benign-epoch-step', 'duplicate-shard', 'optimizer-state-reset', 'partial-restore'],
    sources: [
      'GPT-NeoX pull request 308: on resume the loader was not forwarded by the accumulation factor; the loss dipped at every restart',
      'Stanford Alpaca fine-tuning logs: a second pass over the data lowers the train loss by 34 % within a few steps',
    ],
  },
  dose: {
    batches: {
      description: 'batches that are served a second time',
      from: SHORTEST,
      to: 400,
      scale: 'log',
      integer: true,
      min: 1,
      max: 4096,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The training loss drops at the very step of the resume, and is back on its trend as soon as the data are new again.',
    },
    {
      metric: 'gradient-norm',
      direction: 'down',
      text: 'The gradient norm sinks and rises with it: what is known teaches little.',
    },
    { metric: 'slice-loss', direction: 'none', text: 'Evaluation does not take part in the dip.' },
    { metric: 'weight-norm', direction: 'none', text: 'The weight norm does not move: no state was lost.' },
  ],
  onsetShare: [0.3, 0.75],
  onResume: true,
  excludedFrom: ({ memory: { epochBatches } }) =>
    epochBatches !== null && epochBatches < SHORTEST
      ? `an epoch has only ${epochBatches} batches: whatever the loader serves was met moments ago`
      : null,
  places: () => [],
  create({ dose, scenario, onset }) {
    const { batches } = dose as { batches: number };
    // No further than to the first batch of all.
    const again = Math.min(batches, scenario.window.firstStep + onset);
    return {
      replay(replay, { sinceOnset }) {
        if (sinceOnset >= again) return;
        replay.batches = again;
        replay.shuffled = false;
        replay.seen = true;
      },
    };
  },
} satisfies Fault;

import type { Fault, FaultContext } from '../run/fault.js';

/** Batches that come again: no more than there have been. */
const againOf = ({ dose, scenario, onset }: FaultContext): number =>
  Math.min((dose as { batches: number }).batches, scenario.window.firstStep + onset);

export default {
  meta: {
    id: 'benign-epoch-step',
    name: 'Planned second pass',
    family: 'control',
    part: 'plan',
    skills: ['C5', 'E2'],
    summary: 'A part of the data is read a second time, as planned; the change log says so.',
    remedy: 'Nothing: the training loss is lower because the batches are known, and comes back with new ones.',
    confusableWith: ['loader-rewind', 'duplicate-shard', 'benign-mix-change', 'lr-decay-early'],
    sources: [
      'Stanford Alpaca fine-tuning logs: the train loss falls by 34 % within 1 to 2 % of a second epoch',
      'Muennighoff et al. 2023: up to four passes over the data are nearly worth new data',
    ],
  },
  dose: {
    batches: {
      description: 'batches that are read a second time',
      from: 60,
      to: 500,
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
      text: 'The training loss steps down where the second pass begins and up again where it ends.',
    },
    { metric: 'gradient-norm', direction: 'down', text: 'The gradient norm steps down and up with it.' },
    { metric: 'slice-loss', direction: 'none', text: 'Evaluation does not take part.' },
    { metric: 'weight-norm', direction: 'none', text: 'The weight norm does not move.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ memory: { epochBatches } }) =>
    epochBatches === null ? null : 'all of the data come again in every epoch of this job',
  places: () => [],
  create(context) {
    const again = againOf(context);
    return {
      replay(replay, { sinceOnset }) {
        if (sinceOnset >= again) return;
        replay.batches = again;
        replay.shuffled = false;
        replay.seen = true;
      },
    };
  },
  planned: (context) => [
    { step: context.onset, text: `data stage: second pass over the last ${againOf(context)} batches` },
  ],
} satisfies Fault;

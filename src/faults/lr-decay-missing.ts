import type { Fault } from '../run/fault.js';

/** A decay of more steps than this takes two or three percent off the rate in some thousand steps: no panel shows that. */
const LONGEST_DECAY = 20_000;

export default {
  meta: {
    id: 'lr-decay-missing',
    name: 'Learning-rate decay missing',
    family: 'optimization',
    part: 'schedule',
    harm: 'loss',
    skills: ['A1'],
    summary: 'The scheduler is hardly stepped any more, or not at all, so the learning rate stays where it was.',
    remedy: 'Step the scheduler again and branch a decay off the latest checkpoint; nothing has to be trained anew.',
    confusableWith: ['benign-lr-restart', 'lr-too-high', 'output-logit-drift', 'healthy'],
    sources: [
      'Recorded runs: no decay after the warm-up, end of the evaluation loss +.06 and +.13',
      'Scheduler state that does not survive a resume (yolov5 issue 292; lightly-train issue 301)',
    ],
  },
  dose: {
    missing: { description: 'share of the decay that is missing', from: 0.5, to: 1, scale: 'linear', min: 0, max: 1 },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio stays level where the plan lets it fall: the distance to the earlier run grows steadily.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The loss stays behind the trend of the earlier run, by hundredths of a nat and later more.',
    },
    { metric: 'gradient-norm', direction: 'none', text: 'The gradient norm moves by a percent or two.' },
  ],
  onsetShare: [0.05, 0.4],
  excludedFrom: ({ schedule }) =>
    schedule.totalSteps - schedule.warmupSteps > LONGEST_DECAY
      ? 'the decay is so long that the planned rate hardly falls within the window'
      : null,
  places: () => [],
  create({ dose, scenario }) {
    const { missing } = dose as { missing: number };
    return {
      schedulePosition(position, { sinceOnset }) {
        // Whatever becomes of the decay, the warm-up is run to its end.
        const held = Math.max(scenario.schedule.warmupSteps, position - sinceOnset);
        return position - missing * Math.max(0, position - held);
      },
    };
  },
} satisfies Fault;

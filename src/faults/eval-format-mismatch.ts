import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'eval-format-mismatch',
    name: 'One slice evaluated in another format',
    family: 'evaluation',
    part: 'evaluation',
    harm: 'evaluation',
    skills: ['C1', 'C3'],
    summary: 'The prompt, tokeniser or features of one evaluation slice changed; training did not.',
    remedy: 'Evaluate the new checkpoint with the old harness; fix the harness, leave the run alone.',
    confusableWith: [
      'healthy',
      'eval-contamination',
      'eval-dropout-on',
      'calibration-drift',
      'mix-contamination',
      'slice-regression',
      'eval-undersized',
    ],
    sources: [
      'Marin 32B retrospective: GSM8K 22 points worse under one prompt format, fine under another',
      'Recorded runs: one slice read with another tokenisation or skewed features',
    ],
  },
  dose: {
    lost: {
      description: 'share of the learned directions that the new format does not reach',
      from: 0.008,
      to: 0.08,
      scale: 'log',
      min: 0,
      max: 1,
    },
  },
  signature: [
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'The loss of one slice steps up between two evaluations and stays there.',
    },
    { metric: 'slice-accuracy', direction: 'down', text: 'Its accuracy steps down at the same evaluation.' },
    { metric: 'train-loss', direction: 'none', text: 'Training and all other slices do not move.' },
  ],
  onsetShare: [0.2, 0.8],
  excludedFrom: () => null,
  places: ({ sources }) => sources.map((source) => source.id),
  create({ dose, scenario, where }) {
    const { lost } = dose as { lost: number };
    const target = scenario.sources.findIndex((source) => source.id === where);
    return {
      evaluation(slice, settings) {
        if (slice === target) settings.unreached = 1 - (1 - settings.unreached) * (1 - lost);
      },
    };
  },
} satisfies Fault;

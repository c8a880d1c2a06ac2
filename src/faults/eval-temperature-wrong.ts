import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'eval-temperature-wrong',
    name: 'Wrong temperature at evaluation',
    family: 'evaluation',
    part: 'evaluation',
    harm: 'evaluation',
    skills: ['B4', 'C1'],
    summary: 'The logits are multiplied by a factor at evaluation; training is untouched.',
    remedy: 'Take the factor out of the evaluation and evaluate again; leave the run alone.',
    confusableWith: ['calibration-drift', 'eval-dropout-on', 'label-noise'],
    sources: [
      'Guo et al. 2017: one temperature changes confidence and leaves every prediction as it was',
      'Recorded runs: logits × 1.5 and × 3 at the evaluation of a classifier',
    ],
  },
  dose: {
    factor: { description: 'factor on the logits', from: 1.05, to: 3, scale: 'log', min: 0.05, max: 20 },
  },
  signature: [
    { metric: 'slice-ece', direction: 'up', text: 'The ECE of every slice steps up between two evaluations.' },
    { metric: 'slice-loss', direction: 'up', text: 'The loss of every slice steps up at the same evaluation.' },
    {
      metric: 'slice-accuracy',
      direction: 'none',
      text: 'The accuracy stays as it was to the last digit: a factor on the logits changes no order.',
    },
    { metric: 'train-loss', direction: 'none', text: 'Training does not move at all.' },
  ],
  onsetShare: [0.2, 0.8],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return {
      evaluation(_, settings) {
        settings.temperature /= factor;
      },
    };
  },
} satisfies Fault;

import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'eval-dropout-on',
    name: 'Evaluated in training mode',
    family: 'evaluation',
    part: 'evaluation',
    harm: 'evaluation',
    skills: ['C1', 'C2'],
    summary: 'The model is evaluated in training mode, with dropout on.',
    remedy: 'Switch the model to evaluation mode and evaluate again; leave the run alone.',
    confusableWith: ['eval-format-mismatch', 'eval-temperature-wrong', 'healthy'],
    sources: [
      'Srivastava et al. 2014: at test time all units are present and the weights scaled',
      'Karpathy 2018, the most common mistakes: the switch between training and evaluation mode forgotten',
      'Recorded runs: dropout of .1 and .3 left on at evaluation; +.05 to +.09 nats in all slices',
    ],
  },
  dose: {
    dropped: { description: 'share of units that are dropped', from: 0.01, to: 0.3, scale: 'log', min: 0, max: 0.9 },
  },
  signature: [
    { metric: 'slice-loss', direction: 'up', text: 'The loss of every slice steps up between two evaluations.' },
    { metric: 'slice-accuracy', direction: 'down', text: 'The accuracy of every slice steps down with it.' },
    { metric: 'train-loss', direction: 'none', text: 'Training does not move at all.' },
  ],
  onsetShare: [0.2, 0.8],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { dropped } = dose as { dropped: number };
    return {
      evaluation(_, settings) {
        settings.dropped = Math.max(settings.dropped, dropped);
      },
    };
  },
} satisfies Fault;

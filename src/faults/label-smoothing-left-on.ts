import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'label-smoothing-left-on',
    name: 'Label smoothing left on',
    family: 'objective',
    part: 'loss',
    harm: 'loss',
    skills: ['B1', 'B4'],
    summary: 'The training loss spreads a share of every target evenly over all classes.',
    remedy: 'Set the smoothing to zero and continue; the confidence comes back by itself.',
    confusableWith: ['label-noise', 'weight-decay-too-large', 'padding-unmasked', 'eval-temperature-wrong'],
    sources: [
      'Szegedy et al. 2016, Rethinking the Inception Architecture: smoothing of .1 over 1,000 classes',
      'Müller et al. 2019, When Does Label Smoothing Help: accuracy kept, confidence lowered',
    ],
  },
  dose: {
    smoothing: {
      description: 'share of every target that is spread over all classes',
      from: 0.02,
      to: 0.2,
      scale: 'log',
      min: 0,
      max: 0.9,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss steps up at once, by the share times what a class at random costs more, and gives part of it back.',
    },
    {
      metric: 'slice-confidence',
      direction: 'down',
      text: 'The mean confidence of every slice sinks below its accuracy within fifty steps.',
    },
    { metric: 'slice-ece', direction: 'up', text: 'The ECE of every slice rises with the gap.' },
    { metric: 'slice-accuracy', direction: 'none', text: 'The accuracy stays where it was.' },
  ],
  onsetShare: [0.15, 0.75],
  excludedFrom: ({ memory }) =>
    memory.epochBatches === null
      ? 'where no example comes again it is label noise of the same share to every panel and instrument'
      : null,
  places: () => [],
  create({ dose }) {
    const { smoothing } = dose as { smoothing: number };
    return { smoothing: (present) => present + (1 - present) * smoothing };
  },
} satisfies Fault;

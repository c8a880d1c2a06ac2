import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'padding-unmasked',
    name: 'Padding counted in the loss',
    family: 'objective',
    part: 'loss',
    harm: 'loss',
    skills: ['B1'],
    summary: 'The loss averages over padding as well, which is predicted without effort.',
    remedy: 'Mask the padding in the loss; the weights are as good as the twin’s, so the run can go on.',
    confusableWith: ['target-leak', 'label-smoothing-left-on', 'loader-rewind', 'healthy'],
    sources: [
      'Krell et al. 2021, Efficient Sequence Packing without Cross-contamination: up to half of the tokens of a usual batch are padding',
      'Incident 36: a mean over targets has to count those that are no padding (transformers pull request 34191)',
    ],
  },
  dose: {
    share: {
      description: 'share of the targets in the loss that are padding',
      from: 0.05,
      to: 0.5,
      scale: 'log',
      min: 0,
      max: 0.95,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The training loss jumps for some steps, until padding is known, and then stays below its trend by the share.',
    },
    { metric: 'gradient-norm', direction: 'down', text: 'The gradient norm is diluted by the same share, at once.' },
    { metric: 'loss-noise', direction: 'down', text: 'So is the noise of the training loss.' },
    { metric: 'slice-loss', direction: 'none', text: 'No slice moves: AdamW divides the factor out.' },
  ],
  onsetShare: [0.1, 0.75],
  excludedFrom: ({ task, spectrum }) =>
    task !== 'language-model'
      ? 'images have no padding'
      : spectrum.pretrained === 0
        ? 'documents are packed, so that there is no padding'
        : null,
  places: () => [],
  create({ dose }) {
    const { share } = dose as { share: number };
    return { padding: (present) => present + (1 - present) * share };
  },
} satisfies Fault;

import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'fp16-underflow',
    name: 'Gradients underflow in fp16',
    family: 'systems',
    part: 'precision',
    harm: 'loss',
    skills: ['D3'],
    summary: 'Gradients pass through fp16 with a loss scale that is too small and never moves.',
    remedy: 'Raise the loss scale or let it adapt, or reduce the gradients in bf16 or fp32, and continue the run.',
    confusableWith: ['bf16-update-loss', 'lr-decay-early', 'epsilon-too-large', 'healthy'],
    sources: [
      'Micikevicius et al. 2018: gradients below 2^-24 become zero in fp16, and a scaled loss saves them',
      'Recorded runs: 36 and 91 % zeros at loss scales of 2^-14 and 2^-17; the first changes nothing else',
    ],
  },
  dose: {
    // Entries of the gradient shrink with the root of the parameters, so a large model underflows at a larger scale.
    lossScale: { description: 'loss scale', from: 1 / 32, to: 1 / 2048, scale: 'log', min: 1e-9, max: 65_536 },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'The update/weight ratio sinks over as many steps as the second moment remembers: parameters with no gradient stand still.',
    },
    {
      metric: 'weight-norm',
      direction: 'down',
      text: 'The weight norm falls slowly below its trend.',
    },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm hardly moves: what is lost are its smallest entries.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ parameters }) =>
    parameters < 10_000
      ? 'entries of the gradient of so small a model are far above the smallest number of fp16'
      : null,
  places: () => [],
  create({ dose }) {
    const { lossScale } = dose as { lossScale: number };
    return {
      numerics(state) {
        state.gradients = 'fp16';
        state.fixedLossScale = lossScale;
      },
    };
  },
} satisfies Fault;

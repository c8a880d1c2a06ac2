import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'update-noop',
    name: 'Step does not reach the weights',
    family: 'optimization',
    part: 'optimizer',
    harm: 'loss',
    skills: ['A5', 'D2'],
    summary: 'The optimiser updates copies, so that half of the parameters, or all of them, stay where they are.',
    remedy:
      'Hand the optimiser the parameters that the forward pass reads, and continue: the weights are sound, only old.',
    confusableWith: ['lr-decay-early', 'bf16-update-loss', 'fp16-underflow', 'clip-too-tight', 'epsilon-too-large'],
    sources: [
      'Accelerate issues 2665 and 3256: the optimiser held the parameters as they were before they were sharded; constant loss',
      'PyTorch issue 149205: the same with another wrapper, where only some of the parameters may be affected',
      'PyTorch on MPS: addcmul_ and addcdiv_ of AdamW wrote nothing to memory that is not contiguous; a loss plateau',
    ],
  },
  dose: {
    share: {
      description: 'share of the parameters that the step does not reach',
      from: 0.5,
      to: 1,
      scale: 'linear',
      min: 0,
      max: 1,
    },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'down',
      text: 'The update/weight ratio drops at one step to the root of the share that is reached, and stays there.',
    },
    {
      metric: 'weight-norm',
      direction: 'down',
      text: 'The weight norm grows no more, or more slowly, and falls behind that of a run that learns.',
    },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm is that of a healthy run: gradients are computed, and go nowhere.',
    },
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'Where no parameter moves the training loss stays at its level, noise and all.',
    },
  ],
  onsetShare: [0.1, 0.75],
  onResume: true,
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { share } = dose as { share: number };
    return { moving: (reached) => reached * (1 - share) };
  },
} satisfies Fault;

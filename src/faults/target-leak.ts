import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'target-leak',
    name: 'Target leak',
    family: 'objective',
    part: 'data',
    harm: 'loss',
    skills: ['B1', 'C1'],
    summary: 'In a share of the training examples the input gives the target away; the evaluation is sound.',
    remedy:
      'Mask or shift as the task asks, take the checkpoint before the leak, and evaluate through a path of its own.',
    confusableWith: ['duplicate-shard', 'eval-contamination', 'label-noise', 'mix-contamination', 'padding-unmasked'],
    sources: [
      'Karpathy 2018, A recipe for training neural networks: targets shifted by one, masks that see the future',
      'Recorded runs: a causal mask that lets the next token through, and targets that are the token just read',
    ],
  },
  dose: {
    share: {
      description: 'share of examples whose input gives the target away',
      from: 0.15,
      to: 1,
      scale: 'log',
      min: 0,
      max: 1,
    },
    misplaced: {
      description: '1 where the target is the token just read, 0 where attention sees the next one',
      from: 0,
      to: 0,
      scale: 'linear',
      integer: true,
      min: 0,
      max: 1,
    },
    evaluated: {
      description: '1 where the evaluation leaks as well',
      from: 0,
      to: 0,
      scale: 'linear',
      integer: true,
      min: 0,
      max: 1,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The training loss falls below anything honest within some hundred steps.',
    },
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'The loss of every slice rises at the same time: what is copied is wrong there.',
    },
    {
      metric: 'slice-ece',
      direction: 'up',
      text: 'The model is sure of what it copies: confidence and ECE rise, accuracy falls.',
    },
    {
      metric: 'gradient-norm',
      direction: 'down',
      text: 'Where every example leaks there is next to nothing left to learn; the gradient norm falls.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose }) {
    const { share, misplaced, evaluated } = dose as { share: number; misplaced: number; evaluated: number };
    return {
      leak(state) {
        state.share = state.share + (1 - state.share) * share;
        state.misplaced = misplaced;
        state.evaluated = evaluated;
      },
    };
  },
} satisfies Fault;

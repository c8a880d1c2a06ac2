import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'output-logit-drift',
    name: 'Output logits drift',
    family: 'optimization',
    part: 'loss',
    harm: 'loss',
    skills: ['A2', 'B1'],
    summary: 'The z-loss, which holds what all output logits have in common, is off or too weak.',
    remedy: 'Put the z-loss back and rewind to before the norm of the head began to grow.',
    confusableWith: ['lr-decay-missing', 'weight-decay-missing', 'healthy', 'lr-too-high'],
    sources: [
      'Marin 8B retrospective: without z-loss the norm of the output head exploded and the training loss rose slowly through the cooldown; a z-loss of 1e-4 cured it',
      'Wortsman et al. 2023: output logits drift late in training, and a z-loss of 1e-4 holds them',
    ],
  },
  dose: {
    left: {
      description: 'share of the z-loss that is left',
      from: 0.3,
      to: 0,
      scale: 'linear',
      min: 0,
      max: 1,
    },
  },
  signature: [
    {
      metric: 'weight-norm',
      direction: 'up',
      text: 'The weight norm climbs faster and faster: the output head grows without end.',
    },
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss stays on its trend for hundreds of steps, then rises slowly and steadily.',
    },
    { metric: 'slice-loss', direction: 'up', text: 'Every slice rises by as much at the same time.' },
    { metric: 'gradient-norm', direction: 'none', text: 'The gradient norm does not move.' },
  ],
  onsetShare: [0.05, 0.35],
  excludedFrom: ({ calibration }) => (calibration.offset === null ? 'there is no z-loss that could be lost' : null),
  places: () => [],
  create({ dose }) {
    const { left } = dose as { left: number };
    return { offsetHeld: (held) => held * left };
  },
} satisfies Fault;

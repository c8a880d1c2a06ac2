import type { Fault } from '../run/fault.js';

export default {
  meta: {
    id: 'weight-decay-missing',
    name: 'Weight decay missing',
    family: 'optimization',
    part: 'optimizer',
    harm: 'loss',
    skills: ['A4', 'B4'],
    summary: 'Weight decay is off, or a part of the parameters is left out of it, the head included.',
    remedy: 'Put the decay back in the parameter groups and continue; the norm finds its old balance by itself.',
    confusableWith: ['calibration-drift', 'lr-too-high', 'output-logit-drift'],
    sources: [
      'Kosson et al. 2023, Rotational Equilibrium: decay and updates balance each other in the weight norm',
      'Recorded classifier without decay and without a schedule: ECE +.05, NLL +.15 and +.37, weight norm × 1.24',
    ],
  },
  dose: {
    removed: { description: 'share of the decay that is removed', from: 0.5, to: 1, scale: 'linear', min: 0, max: 1 },
  },
  signature: [
    {
      metric: 'weight-norm',
      direction: 'up',
      text: 'The weight norm climbs away from the earlier run along a smooth line, by some percent in a thousand steps.',
    },
    {
      metric: 'train-loss',
      direction: 'down',
      text: 'The training loss does not suffer: it is a few thousandths lower, more where data are memorised.',
    },
    { metric: 'slice-accuracy', direction: 'none', text: 'The accuracy does not move.' },
  ],
  onsetShare: [0.1, 0.5],
  excludedFrom: ({ optimizer }) => (optimizer.weightDecay === 0 ? 'the run has no weight decay' : null),
  places: () => [],
  create({ dose }) {
    const { removed } = dose as { removed: number };
    return {
      optimizer(settings) {
        settings.weightDecay *= 1 - removed;
      },
      // The decay of the head is one of the things that hold the logit scale, and the engine has one penalty for all of them. A
      // z-loss that goes on would hold it in its place; where data are fresh nothing drives it up, and no reading can tell.
      logitPenalty: (weight) => weight * (1 - removed),
    };
  },
} satisfies Fault;

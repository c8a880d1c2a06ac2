import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';

/**
 * Where the threshold is this many times the noise along one direction, healthy norms seldom reach it: 0 or 1 step in 3,000 does
 * at 33 and 50 times; at 18 it is 2 to 5 in 3,000, or one in eighty once a fine-tune has warmed up; at 12 and 13 a fifth and half.
 */
const OUT_OF_REACH = 15;

/** Noise of one batch's gradient along a direction, as the logged norm counts it. */
const usualNoise = ({ batch, gradientUnit, groups, noise, spectrum }: Scenario): number =>
  (gradientUnit * noise.gradientPerRoot * Math.sqrt(spectrum.curvature / batch.size)) / groups[0]!.initialRms;

export default {
  meta: {
    id: 'clip-missing',
    name: 'Gradient clipping missing',
    family: 'optimization',
    part: 'optimizer',
    harm: 'loss',
    skills: ['A2'],
    summary: 'Gradients are clipped far too late, or not at all.',
    remedy: 'Clip the gradient again, near the 90th percentile of its norm, and go back before the first large update.',
    confusableWith: ['corrupt-batches', 'gradient-sum', 'silent-corruption'],
    sources: [
      'Recorded runs: the same broken batches cost +.02 on the evaluation with clipping and +.5 without it, at 30 times the gradient',
      'BLOOM-176B chronicles: an optimiser that skipped clipping on some ranks showed nothing in loss or norm for 13 days',
    ],
  },
  dose: {
    factor: { description: 'factor on the clipping threshold', from: 5, to: 1e4, scale: 'log', min: 1, max: 1e12 },
  },
  signature: [
    {
      metric: 'update-ratio',
      direction: 'up',
      text: 'The update/weight ratio follows the outliers of the gradient norm, which clipping used to hold back.',
    },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The logged norm, taken before clipping, has the outliers it always had.',
    },
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The loss hardly moves until a broken batch comes along, whose harm then lasts.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: (scenario) =>
    scenario.optimizer.clip > OUT_OF_REACH * usualNoise(scenario)
      ? 'healthy gradients hardly ever reach the threshold, so clipping changes nothing'
      : null,
  places: () => [],
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return {
      optimizer(settings) {
        settings.clip *= factor;
      },
    };
  },
} satisfies Fault;

import type { Fault } from '../run/fault.js';
import { sourceIds } from '../run/scenario.js';

export default {
  meta: {
    id: 'domain-starvation',
    name: 'A source runs dry',
    family: 'data',
    part: 'mixture',
    harm: 'loss',
    skills: ['A3', 'B5', 'C3'],
    summary: 'The sampling weight of one source falls and the others take its place.',
    remedy: 'Restore the list of the source and continue from the checkpoint before it ran dry.',
    confusableWith: ['mix-shift', 'mix-contamination', 'class-weights-wrong'],
    sources: ['Recorded runs: one weight of the mixture jumps, the slices that lose it rise by .11 and .30 nats'],
  },
  dose: {
    lost: {
      description: 'share of the weight of the source that is lost',
      from: 0.5,
      to: 1,
      scale: 'linear',
      min: 0,
      max: 1,
    },
  },
  signature: [
    { metric: 'slice-loss', direction: 'up', text: 'The evaluation loss of the source rises within a hundred steps.' },
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The training loss steps up where the source was easier than the rest, and down where it was harder.',
    },
    { metric: 'gradient-norm', direction: 'none', text: 'The gradient norm stays within a few percent.' },
    { metric: 'update-ratio', direction: 'none', text: 'The update/weight ratio does not move.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ sources }) => (sources.length < 2 ? 'there is only one source' : null),
  places: ({ sources }) => sources.filter(({ weight }) => weight >= 0.05 && weight <= 0.3).map(({ id }) => id),
  create({ dose, scenario, where }) {
    const { lost } = dose as { lost: number };
    const dry = sourceIds(scenario).indexOf(where!);
    return {
      mixture(weights) {
        const before = weights[dry]!;
        const after = before * (1 - lost);
        // The sampler renormalises: what is lost here is spread over all others.
        for (let d = 0; d < weights.length; d++) weights[d]! *= (1 - after) / (1 - before);
        weights[dry] = after;
      },
    };
  },
} satisfies Fault;

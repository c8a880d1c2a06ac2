import type { Fault } from '../run/fault.js';
import { sourceIds } from '../run/scenario.js';

export default {
  meta: {
    id: 'benign-mix-change',
    name: 'Planned change of the mixture',
    family: 'control',
    part: 'plan',
    skills: ['C5', 'E2'],
    summary: 'A planned data stage gives one source more weight; the change log says so.',
    remedy: 'Nothing: the training loss moves because the data did.',
    confusableWith: ['mix-contamination', 'mix-shift', 'duplicate-shard', 'benign-curriculum-step'],
    sources: [
      'Recorded runs: a planned change of one mixture weight',
      'Marin 8B retrospective: evaluation slices that moved for an innocent reason',
    ],
  },
  dose: {
    added: {
      description: 'share of the batch that moves to the favoured source',
      from: 0.05,
      to: 0.25,
      scale: 'linear',
      min: 0,
      max: 0.9,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The training loss steps up or down with the difficulty of the favoured source.',
    },
    {
      metric: 'slice-loss',
      direction: 'down',
      text: 'The evaluation of the favoured source improves, the others give way a little.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ sources }) => (sources.length < 2 ? 'there is only one source' : null),
  places: ({ sources }) => sources.filter((source) => source.weight <= 0.3).map((source) => source.id),
  create({ dose, scenario, where }) {
    const { added } = dose as { added: number };
    const favoured = sourceIds(scenario).indexOf(where!);
    return {
      mixture(weights) {
        for (let d = 0; d < weights.length; d++) weights[d]! *= 1 - added;
        weights[favoured]! += added;
      },
    };
  },
  planned({ dose, scenario, onset, where }) {
    const source = scenario.sources.find((candidate) => candidate.id === where)!;
    const after = source.weight * (1 - (dose as { added: number }).added) + (dose as { added: number }).added;
    const percent = (share: number) => `${Math.round(100 * share)} %`;
    return [{ step: onset, text: `data stage: weight of ${source.id} ${percent(source.weight)} → ${percent(after)}` }];
  },
} satisfies Fault;

import type { Fault } from '../run/fault.js';
import { sourceIds } from '../run/scenario.js';

export default {
  meta: {
    id: 'mix-contamination',
    name: 'Contaminated data mixture',
    family: 'data',
    part: 'data',
    harm: 'loss',
    skills: ['A3', 'D1'],
    summary: 'Junk that does not belong in the run replaces part of one source.',
    remedy:
      'Filter the shards of that source and continue from the checkpoint before them; little lasting harm is done.',
    confusableWith: [
      'label-noise',
      'mix-shift',
      'unshuffled-data',
      'healthy',
      'duplicate-shard',
      'domain-starvation',
      'train-tokenizer-mismatch',
    ],
    sources: [
      'BigScience 104B: a million samples of back-slashes from a crawl artefact',
      'Recorded runs: 10 % and 40 % junk on a small transformer',
    ],
  },
  dose: {
    share: { description: 'share of the source that is junk', from: 0.15, to: 0.8, scale: 'linear', min: 0, max: 1 },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss steps up at once; after a strong dose it settles a little lower, as the model learns part of the junk.',
    },
    {
      metric: 'loss-noise',
      direction: 'up',
      text: 'The loss gets noisier: a batch now mixes documents of very different difficulty.',
    },
    {
      metric: 'slice-loss',
      direction: 'up',
      text: 'The clean evaluation of the source that was displaced drifts up, the others by less.',
    },
    { metric: 'update-ratio', direction: 'none', text: 'The update/weight ratio hardly moves, and not for long.' },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ foreign }) => (foreign.length === 0 ? 'the scenario has no foreign data' : null),
  places: ({ sources }) => sources.filter((source) => source.weight >= 0.1).map((source) => source.id),
  create({ dose, scenario, where }) {
    const { share } = dose as { share: number };
    const ids = sourceIds(scenario);
    const from = ids.indexOf(where!);
    const junk = scenario.sources.length;
    return {
      mixture(weights) {
        const moved = weights[from]! * share;
        weights[from]! -= moved;
        weights[junk]! += moved;
      },
    };
  },
} satisfies Fault;

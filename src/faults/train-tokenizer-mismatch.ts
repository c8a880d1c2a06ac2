import { createStream } from '../core/rng.js';
import type { Fault } from '../run/fault.js';
import { dataSecret, sourceIds } from '../run/scenario.js';

/** Steps for which a shard is read. */
const SHARD = 25;

export default {
  meta: {
    id: 'train-tokenizer-mismatch',
    name: 'Shards tokenised differently',
    family: 'data',
    part: 'data',
    harm: 'loss',
    skills: ['D1', 'C4'],
    summary: 'Some shards of one source were made with another tokeniser, and are gibberish whenever they are read.',
    remedy: 'Decode a few samples of every shard, make the wrong ones anew, and continue; hardly any harm is done.',
    confusableWith: ['mix-contamination', 'corrupt-batches', 'unshuffled-data'],
    sources: [
      'Recorded runs: 10 % and 40 % of a batch foreign to a small transformer; loss +.39 and +1.3, no peak of the norm',
      'Humbatova et al. 2020, interviews on faults of deep learning: missing and wrong preprocessing are among the most named; size and number of the shards are our choice',
    ],
  },
  dose: {
    share: {
      description: 'share of the source that such a shard makes up while it is read',
      from: 0.15,
      to: 0.8,
      scale: 'linear',
      min: 0,
      max: 1,
    },
    wrong: { description: 'share of the shards that are wrong', from: 0.06, to: 0.3, scale: 'log', min: 0, max: 1 },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss is up by one height for some tens of steps at a time, and in between on its trend.',
    },
    { metric: 'loss-noise', direction: 'up', text: 'While it is up it is noisier as well.' },
    {
      metric: 'gradient-norm',
      direction: 'none',
      text: 'The gradient norm has no peak: it even sinks a little while the loss is up.',
    },
    {
      metric: 'slice-loss',
      direction: 'none',
      text: 'The clean evaluation of the source hardly moves, and so do the others.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: ({ foreign, task }) =>
    task !== 'language-model'
      ? 'there is no text to tokenise'
      : foreign.length === 0
        ? 'the scenario has no foreign data'
        : null,
  places: ({ sources }) => sources.filter((source) => source.weight >= 0.1).map((source) => source.id),
  create({ dose, scenario, onset, where }) {
    const { share, wrong } = dose as { share: number; wrong: number };
    const source = sourceIds(scenario).indexOf(where!);
    const foreign = scenario.sources.length;
    // Which shards are wrong belongs to the data. The first one is what the onset means; more of them keep those there were.
    const stream = createStream(dataSecret(scenario), ['shards', where!, onset]);
    const shards = Array.from({ length: Math.ceil((scenario.window.steps - onset) / SHARD) }, (_, shard) => {
      const luck = stream.uniform();
      return shard === 0 || luck < wrong;
    });
    return {
      mixture(weights, { sinceOnset }) {
        if (!shards[Math.floor(sinceOnset / SHARD)]) return;
        const moved = weights[source]! * share;
        weights[source]! -= moved;
        weights[foreign]! += moved;
      },
    };
  },
} satisfies Fault;

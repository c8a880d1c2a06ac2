import { createStream, secretOfSeed } from '../core/rng.js';
import type { Fault } from '../run/fault.js';

/** The smallest factor: a flipped bit of an exponent is a power of two, and what flips lower bits do is lost in the noise. */
const SMALLEST = 2;

export default {
  meta: {
    id: 'silent-corruption',
    name: 'Silent data corruption',
    family: 'systems',
    part: 'nodes',
    harm: 'loss',
    skills: ['D2', 'D5'],
    summary:
      'One node miscalculates now and then, so that the gradient of a step is of any size while its loss is right.',
    remedy:
      'Replay the steps of the spikes on other nodes, take out the one that differs, and rewind if a spike went unclipped.',
    confusableWith: ['corrupt-batches', 'clip-missing', 'healthy'],
    sources: [
      'Ma et al. 2025, Understanding Silent Data Corruption in LLM Training: fifteen unhealthy nodes; mostly small errors of gradients, other optima, at times a spike of the loss',
      'Altenbernd et al. 2026: bits flipped on purpose give short spikes of loss, norm and attention logits; computing the last step again repairs them',
      'Huang et al. 2025, SPAM: gradient spikes up to a thousand times the usual; how often a bad node errs is our choice',
    ],
  },
  dose: {
    perThousand: { description: 'bad steps in a thousand', from: 4, to: 40, scale: 'log', min: 0, max: 1000 },
    factor: {
      description: 'largest factor on the gradient of a bad step; from 2 on, all are as likely on a logarithmic scale',
      from: 8,
      to: 1000,
      scale: 'log',
      min: SMALLEST,
      max: 1e6,
    },
  },
  signature: [
    {
      metric: 'gradient-norm',
      direction: 'up',
      text: 'The gradient norm has spikes of one step and of all sizes, at no regular distance.',
    },
    {
      metric: 'train-loss',
      direction: 'none',
      text: 'The loss of the very step is the one it would have been, since the forward pass was right.',
    },
    { metric: 'loss-noise', direction: 'none', text: 'The loss is no noisier than before.' },
    {
      metric: 'slice-loss',
      direction: 'none',
      text: 'The slices lose hundredths of a nat at most, as clipping bounds what a step can do.',
    },
  ],
  onsetShare: [0.2, 0.75],
  excludedFrom: () => null,
  places: () => [],
  create({ dose, scenario, onset }) {
    const { perThousand, factor } = dose as { perThousand: number; factor: number };
    // Luck of the node, not of the run: a run and the same run with a stronger dose err at the same steps.
    const stream = createStream(secretOfSeed(`corruption in ${scenario.id} from ${onset}`), ['steps']);
    const range = Math.log(factor / SMALLEST);
    const factors = Array.from({ length: scenario.window.steps - onset }, (_, sinceOnset) => {
      const luck = stream.uniform();
      const size = SMALLEST * Math.exp(range * stream.uniform());
      // The first error is what the onset means.
      return sinceOnset === 0 || 1000 * luck < perThousand ? size : 1;
    });
    return { gradientFactor: (present, { sinceOnset }) => present * (factors[sinceOnset] ?? 1) };
  },
} satisfies Fault;

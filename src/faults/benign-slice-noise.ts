import type { Dose, Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';

/** The slice, how many items it has, and how many of them are read. */
function planOf(scenario: Scenario, dose: Dose, where: string | undefined) {
  const index = scenario.sources.findIndex(({ id }) => id === where);
  const { id, evaluationSize } = scenario.sources[index]!;
  return { index, id, all: evaluationSize, read: Math.min(evaluationSize, (dose as { items: number }).items) };
}

export default {
  meta: {
    id: 'benign-slice-noise',
    name: 'Smaller evaluation of one slice',
    family: 'control',
    part: 'plan',
    skills: ['C2', 'C5', 'E2'],
    summary: 'By plan, one slice is evaluated on a small part of its items, drawn anew each time.',
    remedy: 'Nothing: read the slice with its wider error bar.',
    confusableWith: ['eval-undersized', 'slice-regression', 'eval-format-mismatch', 'healthy'],
    sources: [
      'Miller 2024, Adding Error Bars to Evals: the standard error of a mean over n items',
      'Polo et al. 2024, tinyBenchmarks: benchmarks cut to 100 items to save compute',
    ],
  },
  dose: {
    items: {
      description: 'items of the slice that are read',
      from: 500,
      to: 100,
      scale: 'log',
      integer: true,
      min: 1,
      max: 1_000_000,
    },
  },
  signature: [
    {
      metric: 'slice-ece',
      direction: 'up',
      text: 'The ECE of the slice steps up, as few items a bin are off by chance.',
    },
    {
      metric: 'slice-accuracy',
      direction: 'none',
      text: 'Loss and accuracy of that slice get jagged around an unmoved mean.',
    },
    { metric: 'train-loss', direction: 'none', text: 'Training and the other slices do not move at all.' },
  ],
  onsetShare: [0.15, 0.8],
  excludedFrom: () => null,
  places: ({ sources }) => sources.map(({ id }) => id),
  create({ dose, scenario, where }) {
    const { index, all, read } = planOf(scenario, dose, where);
    return {
      evaluation(slice, settings) {
        if (slice !== index) return;
        settings.sampled = Math.min(settings.sampled, read / all);
        settings.redrawn = true;
      },
    };
  },
  planned({ dose, scenario, onset, where }) {
    const { id, all, read } = planOf(scenario, dose, where);
    const shown = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
    return [{ step: onset, text: `evaluation of ${id} on ${shown(read)} of ${shown(all)} items, drawn each time` }];
  },
} satisfies Fault;

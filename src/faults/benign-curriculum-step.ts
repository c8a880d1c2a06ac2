import type { Dose, Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';

/** Steps over which the weights move. */
const RAMP = 300;

/** What every source keeps of its weight, at least. */
const KEPT = 0.25;

const meanFloor = ({ sources }: Scenario): number =>
  sources.reduce((sum, { weight, floor }) => sum + weight * floor, 0);

/**
 * Factor on the weight of each source once the stage is reached: in proportion to how much harder it is than the mean, in nats,
 * so that what the easier ones lose is what the harder ones gain.
 */
function factorsOf(scenario: Scenario, dose: Dose): number[] {
  const mean = meanFloor(scenario);
  const harder = scenario.sources.map(({ floor }) => floor - mean);
  const unit = scenario.sources.reduce((sum, { weight }, d) => sum + weight * Math.max(0, harder[d]!), 0);
  const tilt = Math.min((dose as { moved: number }).moved / unit, (1 - KEPT) / -Math.min(...harder));
  return harder.map((nats) => 1 + tilt * nats);
}

export default {
  meta: {
    id: 'benign-curriculum-step',
    name: 'Planned step of the curriculum',
    family: 'control',
    part: 'plan',
    skills: ['A3', 'C5', 'E2'],
    summary:
      'A planned data stage moves the mixture to harder sources over three hundred steps; the change log says so.',
    remedy: 'Nothing: the training loss climbs because the documents are harder.',
    confusableWith: ['benign-mix-change', 'mix-contamination', 'mix-shift', 'unshuffled-data', 'curriculum-cliff'],
    sources: [
      'Bengio et al. 2009, Curriculum Learning: easier examples first',
      'GLM-130B training log: a data stage diverged at once and was sound with a ramp of 2,000 steps (incident 22)',
    ],
  },
  dose: {
    moved: {
      description: 'share of the batch that moves from easier sources to harder ones',
      from: 0.03,
      to: 0.15,
      scale: 'log',
      min: 0,
      max: 0.5,
    },
  },
  signature: [
    {
      metric: 'train-loss',
      direction: 'up',
      text: 'The training loss climbs in a straight line for three hundred steps and is level again.',
    },
    { metric: 'update-ratio', direction: 'none', text: 'The update/weight ratio does not move.' },
    {
      metric: 'slice-loss',
      direction: 'none',
      text: 'The harder slices gain a little, the easier ones give way a little, and their mean stays.',
    },
  ],
  onsetShare: [0.15, 0.75],
  excludedFrom: ({ sources }) =>
    sources.some(({ floor }) => floor !== sources[0]!.floor) ? null : 'no source is harder than another',
  places: () => [],
  create({ dose, scenario }) {
    const factors = factorsOf(scenario, dose);
    return {
      mixture(weights, { sinceOnset }) {
        const reached = Math.min(1, sinceOnset / RAMP);
        let sum = 0;
        for (let d = 0; d < weights.length; d++) {
          weights[d]! *= 1 + reached * ((factors[d] ?? 1) - 1);
          sum += weights[d]!;
        }
        for (let d = 0; d < weights.length; d++) weights[d]! /= sum;
      },
    };
  },
  planned({ dose, scenario, onset }) {
    const factors = factorsOf(scenario, dose);
    const percent = (share: number) => Math.round(100 * share);
    const moves = scenario.sources.map(
      ({ id, weight }, d) => `${id} ${percent(weight)} → ${percent(weight * factors[d]!)} %`,
    );
    return [{ step: onset, text: `curriculum, over ${RAMP} steps: ${moves.join(', ')}` }];
  },
} satisfies Fault;

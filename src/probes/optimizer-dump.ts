import { toWire } from '../core/json.js';
import type { Probe } from '../lab/probe.js';
import type { OptimizerChange, OptimizerSettings } from '../run/fault.js';
import { configuredOptimizer } from '../run/optimizer.js';

const NAMES: Readonly<Record<keyof OptimizerSettings, string>> = {
  beta1: 'β₁',
  beta2: 'β₂',
  epsilon: 'ε',
  weightDecay: 'weight decay',
  clip: 'clipping',
};
const FIELDS = Object.keys(NAMES) as (keyof OptimizerSettings)[];

export default {
  meta: {
    id: 'optimizer-dump',
    name: 'Dump of the optimiser',
    question: 'Which settings and which count of steps does the optimiser hold?',
    kind: 'measurement',
  },
  findings: ['as configured', ...FIELDS.map((field) => `${NAMES[field]} differs`), 'count of steps differs'],
  hours: () => 0.05,
  excludedFrom: () => null,
  read({ scenario, causes }) {
    const { steps, firstStep } = scenario.window;
    const acting = causes();
    const configured: OptimizerSettings = { beta1: 0, beta2: 0, epsilon: 0, weightDecay: 0, clip: 0 };
    configuredOptimizer(scenario, configured);
    let count = firstStep;
    for (let step = 0; step < steps; step++) {
      const change: OptimizerChange = { momentsLost: false, stepsLost: false };
      acting.change('optimizerState', step, change);
      count = change.stepsLost ? 1 : count + 1;
    }
    const held = { ...configured };
    acting.change('optimizer', steps - 1, held);
    const different = FIELDS.find((field) => held[field] !== configured[field]);
    const expected = firstStep + steps;
    const finding =
      different !== undefined
        ? `${NAMES[different]} differs`
        : count === expected
          ? 'as configured'
          : 'count of steps differs';
    return {
      finding,
      text:
        finding === 'as configured'
          ? 'Every setting and the count of steps are those of the configuration.'
          : `${finding[0]!.toUpperCase()}${finding.slice(1)} from the configuration.`,
      series: [],
      table: {
        columns: ['Setting', 'configured', 'in the optimiser'],
        rows: [
          ...FIELDS.map((field) => [NAMES[field], toWire(configured[field]), toWire(held[field])]),
          ['steps counted', expected, count],
        ],
      },
    };
  },
} satisfies Probe;

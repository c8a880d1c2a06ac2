import type { Catalogue } from '../../../src/catalogue.js';
import type { Fault } from '../../../src/run/fault.js';
import { defineCause } from './define.js';

/** Causes that move the run along another learning-rate schedule, or scale what it gives. */

export const lrTooHigh = defineCause({
  id: 'lr-too-high',
  family: 'optimization',
  summary: 'The whole schedule is multiplied.',
  fromStart: true,
  dose: {
    factor: { description: 'factor on the learning rate', from: 2, to: 20, scale: 'log', min: 1, max: 100 },
  },
  create({ dose }) {
    const { factor } = dose as { factor: number };
    return { learningRate: (rate) => rate * factor };
  },
});

/** A warm-up of that share of the planned one; what is left of the horizon is all decay. */
export const warmupMissing = defineCause({
  id: 'warmup-missing',
  family: 'optimization',
  summary: 'The warm-up is shorter than planned, or left out.',
  fromStart: true,
  dose: {
    left: { description: 'share of the warm-up that is left', from: 0.5, to: 0, scale: 'linear', min: 0, max: 1 },
  },
  excludedFrom: ({ schedule, window }) =>
    window.firstStep >= schedule.warmupSteps ? 'the warm-up is over before the window starts' : null,
  create({ dose, scenario }) {
    const { left } = dose as { left: number };
    const { warmupSteps, totalSteps } = scenario.schedule;
    const warmup = warmupSteps * left;
    return {
      schedulePosition: (position) =>
        position < warmup
          ? (position + 1) / left - 1
          : warmupSteps + ((position - warmup) * (totalSteps - warmupSteps)) / (totalSteps - warmup),
    };
  },
});

export const lrDecayMissing = defineCause({
  id: 'lr-decay-missing',
  family: 'optimization',
  summary: 'The scheduler is not stepped any more once the warm-up is over.',
  dose: {
    missing: { description: 'share of the decay that is missing', from: 0.5, to: 1, scale: 'linear', min: 0, max: 1 },
  },
  create({ dose, scenario }) {
    const { missing } = dose as { missing: number };
    return {
      schedulePosition(position, { sinceOnset }) {
        const held = Math.max(scenario.schedule.warmupSteps, position - sinceOnset);
        return position - missing * Math.max(0, position - held);
      },
    };
  },
});

/**
 * The planned schedule starts again, wholly or some steps back; the optimiser's state is kept. Rewound as far as it goes,
 * the warm-up comes again, too.
 */
export const benignLrRestart = defineCause({
  id: 'benign-lr-restart',
  family: 'control',
  summary: 'A planned restart puts the schedule back by some steps.',
  dose: {
    rewound: {
      description: 'steps by which the schedule goes back',
      from: 100,
      to: 1000,
      scale: 'log',
      integer: true,
      min: 1,
      max: 1_000_000,
    },
  },
  create({ dose }) {
    const { rewound } = dose as { rewound: number };
    return { schedulePosition: (position, { sinceOnset }) => Math.max(sinceOnset, position - rewound) };
  },
});

/**
 * The catalogue's own cause. There it makes no puzzle where the planned decay ends with the window; a replay needs none.
 */
export const lrDecayEarly = (catalogue: Catalogue): Fault => ({
  ...catalogue.get('lr-decay-early'),
  excludedFrom: () => null,
});

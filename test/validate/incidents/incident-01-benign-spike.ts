import { USUAL_NORM, unstable } from '../variants.js';
import { LLM } from '../window-law.js';
import { defineIncident } from './incident.js';
import { backFrom, firstAbove, highestStep, levelBefore, usual } from './readings.js';
import { pushOf, run } from './runs.js';

const ONSET = 200;
const STEPS = 400;

/** Norm before the spike in the chronicle's log. */
const LOGGED_NORM = 0.242;

/** Loss above the level that no batch shows: seven deviations of its noise. */
const VISIBLE_NATS = 0.3;

const fitted = 'the valley is fitted to it';

export const benignSpike = defineIncident({
  incident: 1,
  name: 'benign spike (BLOOM-176B, iteration 31,214)',
  scenario: LLM,
  setting:
    'a narrow valley beyond the edge of stability, whose norm and loss are fitted to this spike; β2 .95 and clipping at 1 as there',
  cause:
    'three batches that push along the valley by the first elevated norms of the log, .947, 2.39 and 2.39 again, in units of its usual .242',
  figures: {
    lead: { text: 'steps by which the norm leads the loss', value: 4 },
    growth: { text: 'growth of the norm a step, up to its peak', value: 5.24 },
    norm: { text: 'highest norm over the usual', value: 960.351 / LOGGED_NORM, set: fitted },
    loss: { text: 'peak loss (nats above the level)', value: 5.098 - 2.199, set: fitted },
    recovery: { text: 'steps from the peak until loss and norm are back', value: 31 },
  },
  orders: {
    normFirst: 'the norm rises before the loss',
    together: 'norm and loss have their peaks within a step',
    heals: 'both are back with nothing done',
  },
  replay(llm, secret) {
    const scenario = unstable(llm);
    const norms = [0.947, 2.39, 2.39].map((norm) => (norm / LOGGED_NORM) * USUAL_NORM);
    const trace = run({ scenario, secret, steps: STEPS, acting: [{ hooks: pushOf(scenario, norms), onset: ONSET }] });
    const { 'train-loss': loss, 'gradient-norm': norm } = trace.series;
    const level = levelBefore(trace, ONSET);
    const before = usual(norm, ONSET);
    const lossPeak = highestStep(loss, ONSET, STEPS);
    const normPeak = highestStep(norm, ONSET, STEPS);
    const normRises = firstAbove(norm, ONSET, 2 * before);
    const back = Math.max(
      backFrom(loss, lossPeak, lossPeak + 100, level),
      backFrom(norm, lossPeak, lossPeak + 100, before),
    );
    const highest = norm[normPeak]! / before;
    return {
      figures: {
        lead: lossPeak - normRises,
        growth: Math.exp(Math.log(highest) / (normPeak - normRises + 1)),
        norm: highest,
        loss: loss[lossPeak]! - level,
        recovery: back - lossPeak,
      },
      orders: {
        normFirst: normRises < firstAbove(loss, ONSET, level + VISIBLE_NATS),
        together: Math.abs(lossPeak - normPeak) <= 1,
        heals: back < lossPeak + 90,
      },
    };
  },
});

import type { Scenario } from '../../../src/run/scenario.js';
import { halfPrecision, USUAL_NORM, unstable } from '../variants.js';
import { LLM } from '../window-law.js';
import { defineIncident } from './incident.js';
import { firstAbove, levelBefore, usual } from './readings.js';
import { pushOf, run } from './runs.js';

const ONSET = 200;
const STEPS = 320;
const LOSS_SCALE = 65_536;

/** The narrow valley in fp16, from iteration 33,500 of some 48,000 on, of a cosine that was halved at 26,000: 15 % of the peak. */
function lateHalfPrecision(llm: Scenario): Scenario {
  const scenario = halfPrecision(unstable(llm), LOSS_SCALE);
  const { schedule, instability } = scenario;
  const halved = { peak: schedule.peak / 2, totalSteps: 48_000 };
  return {
    ...scenario,
    window: { firstStep: 33_500, steps: 1000 },
    schedule: { ...schedule, ...halved },
    // It is stated for a coherent step at the peak rate.
    instability: { ...instability!, reach: instability!.reach / 2 },
  };
}

export const lossScaleCollapse = defineIncident({
  incident: 21,
  name: 'fp16 loss scale collapses (GLM-130B, iteration 33,710)',
  scenario: LLM,
  setting:
    'the narrow valley of the first incident, in fp16 with a dynamic loss scale of 65,536, at the place of the schedule where it happened: 15 % of the peak rate',
  cause:
    'a gradient along it, a thousand times the usual norm, that stays (Zeng et al. 2023 name the embedding, whose norm is orders of magnitude above the others). AdamW’s steps do not grow with it, so the way takes tens of steps; with a hundred or ten thousand times the lead is about the same',
  figures: {
    lead: { text: 'steps by which the loss scale leads the loss', value: 30 },
  },
  orders: {
    scaleFirst: 'the loss scale collapses before the loss rises',
    normFirst: 'the norm is up no later than the loss scale is down',
    explodes: 'the loss does not come back',
  },
  replay(llm, secret) {
    const scenario = lateHalfPrecision(llm);
    const hooks = pushOf(scenario, [1000 * USUAL_NORM], true);
    const trace = run({ scenario, secret, steps: STEPS, acting: [{ hooks, onset: ONSET }] });
    const { 'train-loss': loss, 'gradient-norm': norm } = trace.series;
    const scale = trace.internals['loss-scale'];
    const level = levelBefore(trace, ONSET);
    const before = scale[ONSET - 1]!;
    const collapses = scale.findIndex((value, step) => step >= ONSET && value <= before / 4);
    const explodes = firstAbove(loss, ONSET, level + 0.5);
    return {
      figures: { lead: explodes - collapses },
      orders: {
        scaleFirst: collapses < explodes,
        normFirst: firstAbove(norm, ONSET, 2 * usual(norm, ONSET)) <= collapses,
        explodes: firstAbove(loss, STEPS - 20, level + 0.5) === STEPS - 20,
      },
    };
  },
});

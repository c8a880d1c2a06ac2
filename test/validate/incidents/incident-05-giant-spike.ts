import { collective, halfPrecision, USUAL_NORM } from '../variants.js';
import { LLM } from '../window-law.js';
import { defineIncident } from './incident.js';
import { backFrom, firstAbove, levelBefore, usual } from './readings.js';
import { pushOf, run } from './runs.js';

const ONSET = 200;
const STEPS = 400;
const LOSS_SCALE = 65_536;

/** Norms of the log, which hold the loss scale. */
const LOGGED = { before: 12_952.562, at: 262_623.331, after: 254_699.302 };

export const giantSpike = defineIncident({
  incident: 5,
  name: 'giant spike (104B, iteration 11,447)',
  scenario: LLM,
  setting:
    'a direction in which all of 104 B weights move together at the documented rate, 3e-5; β2 .95, clipping at 1, fp16 with a loss scale of 65,536 that has room. The logged norm is the norm times the loss scale',
  cause: 'one batch that pushes along it by the logged norm, 20.3 times the usual',
  figures: {
    norm: { text: 'norm over the usual at the onset', value: LOGGED.at / LOGGED.before, set: 'the dose sets it' },
    raw: { text: 'norm as logged, with the loss scale', value: LOGGED.at, set: 'the dose sets it' },
    next: { text: 'norm over the usual one step later', value: LOGGED.after / LOGGED.before },
    loss: { text: 'loss one step later (nats above the level)', value: 7.712 - 3.063 },
  },
  orders: {
    normFirst: 'the norm rises one step before the loss',
    scaleHolds: 'the loss scale does not move',
    slow: 'it takes more than ten steps to come down',
  },
  replay(llm, secret) {
    const model = { weights: 104e9, learningRate: 3e-5 };
    const scenario = halfPrecision(collective(llm, model), LOSS_SCALE, 100);
    const norms = [(LOGGED.at / LOGGED.before) * USUAL_NORM];
    const trace = run({ scenario, secret, steps: STEPS, acting: [{ hooks: pushOf(scenario, norms), onset: ONSET }] });
    const { 'train-loss': loss, 'gradient-norm': norm } = trace.series;
    const scale = trace.internals['loss-scale'];
    const level = levelBefore(trace, ONSET);
    const before = usual(norm, ONSET);
    const normRises = firstAbove(norm, ONSET, 3 * before);
    return {
      figures: {
        norm: norm[ONSET]! / before,
        raw: norm[ONSET]! * scale[ONSET]!,
        next: norm[ONSET + 1]! / before,
        loss: loss[ONSET + 1]! - level,
      },
      orders: {
        normFirst: firstAbove(loss, ONSET, level + 1) - normRises === 1,
        scaleHolds: scale.subarray(ONSET, ONSET + 100).every((value) => value === LOSS_SCALE),
        slow: backFrom(loss, ONSET + 1, ONSET + 150, level) > ONSET + 10,
      },
    };
  },
});

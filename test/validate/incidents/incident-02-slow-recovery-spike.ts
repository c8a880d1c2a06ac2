import type { Scenario } from '../../../src/run/scenario.js';
import { collective, halfPrecision, USUAL_NORM } from '../variants.js';
import { LLM } from '../window-law.js';
import { defineIncident } from './incident.js';
import { levelBefore, meanOfTen } from './readings.js';
import { pushOf, run } from './runs.js';

const ONSET = 200;
const STEPS = 1300;

/** The log has a line every ten steps: the mean loss of the ten. */
const LINES = Array.from({ length: (STEPS - ONSET) / 10 }, (_, i) => ONSET + 10 * i);

/** What the log's lines show of a run. */
function readLines(scenario: Scenario, secret: string) {
  const norms = Array<number>(8).fill(40 * USUAL_NORM);
  const trace = run({ scenario, secret, steps: STEPS, acting: [{ hooks: pushOf(scenario, norms), onset: ONSET }] });
  const level = levelBefore(trace, ONSET);
  const losses = LINES.map((line) => meanOfTen(trace.series['train-loss'], line));
  const peak = losses.indexOf(Math.max(...losses));
  const back = losses.findLastIndex((loss) => loss > 1.2 * level) + 1;
  return { trace, level, losses, peak, recovery: 10 * (back - peak) };
}

export const slowRecoverySpike = defineIncident({
  incident: 2,
  name: 'slow-recovery spike (BLOOM-13B, iteration 29,050)',
  scenario: LLM,
  setting:
    'a direction in which all of 13 B weights move together at the documented rate, 9.85e-5, at its peak; β2 .999, clipping at 1, fp16 with a dynamic loss scale of 65,536, as there',
  cause:
    'eight batches that push along it by 40 times the usual norm, of which the first few only halve the loss scale. Its size is not documented (the norm was logged as 0): with half of it, every second run is back within 60 steps, as the second spike of the chronicle was',
  figures: {
    peak: { text: 'highest mean loss of ten steps (nats above the level)', value: 8.716 - 2.768 },
    later: { text: 'the same 30 steps later', value: 6.849 - 2.768 },
    recovery: { text: 'steps from there until the loss is back', value: 500 },
    scale: { text: 'loss scale before over the lowest after', value: 65_536 / 4096 },
  },
  orders: {
    climbs: 'the loss is higher in the second ten steps than in the first',
    scaleFalls: 'the loss scale is down in the first ten steps',
    momentum: 'with β2 .95 (the later remedy) the same push is over in a quarter of the steps',
  },
  replay(llm, secret) {
    const model = { weights: 13e9, learningRate: 9.85e-5 };
    const scenario = halfPrecision(collective(llm, model, { beta2: 0.999 }), 65_536);
    const { trace, level, losses, peak, recovery } = readLines(scenario, secret);
    const remedied = readLines(halfPrecision(collective(llm, model, { beta2: 0.95 }), 65_536), secret);
    const scale = trace.internals['loss-scale'];
    const lowest = Math.min(...scale.subarray(ONSET, ONSET + 10 * (peak + 3)));
    return {
      figures: {
        peak: losses[peak]! - level,
        later: losses[peak + 3]! - level,
        recovery,
        scale: scale[ONSET - 1]! / lowest,
      },
      orders: {
        climbs: losses[1]! > losses[0]!,
        scaleFalls: scale[ONSET + 9]! < scale[ONSET - 1]!,
        momentum: remedied.recovery < recovery / 4,
      },
    };
  },
});

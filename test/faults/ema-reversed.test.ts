import { expect, test } from 'vitest';
import { type Cause, cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';
import { mean } from '../helpers/statistics.js';

// No recorded run averages its weights. Marin 8B: the healthy gap of the average is .015 to .017 bits a byte. Theory: an average over
// T steps reads the curve T steps late, or, sooner than T after the onset, where it was then; the loss of this window falls by some
// .011 nats in a thousand steps.
describeSignature({
  fault: 'ema-reversed',
  primary: { metric: 'slice-loss', of: 'all', window: [100, 340], compare: 'difference' },
  afterTheLoss: true,
  cases: [
    {
      dose: { horizon: 4000 },
      symptoms: [
        { metric: 'slice-loss', of: 'all', window: [0, 100], compare: 'difference', is: [-0.001, 0.003] },
        { metric: 'slice-loss', of: 'all', window: [600, 900], compare: 'difference', is: [0.0045, 0.0105] },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0] },
        { metric: 'update-ratio', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'weight-norm', window: [0, 900], compare: 'ratio', is: [1, 1] },
        { metric: 'learning-rate', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
    {
      dose: { horizon: 20_000 },
      symptoms: [
        { metric: 'slice-loss', of: 'all', window: [600, 900], compare: 'difference', is: [0.007, 0.0125] },
        { metric: 'slice-ece', of: 'all', window: [600, 900], compare: 'difference', is: [-0.001, 0.001] },
        { metric: 'slice-accuracy', of: 'all', window: [600, 900], compare: 'difference', is: [-0.003, 0] },
      ],
    },
  ],
  apart: [
    {
      from: 'eval-dropout-on',
      metric: 'slice-loss',
      of: 'all',
      window: [0, 100],
      compare: 'difference',
      here: [-0.001, 0.003],
      there: [0.01, 0.5],
    },
    { from: 'update-noop', metric: 'update-ratio', window: [0, 900], compare: 'ratio', here: [1, 1], there: [0, 0.9] },
    {
      from: 'lr-decay-early',
      metric: 'update-ratio',
      window: [0, 900],
      compare: 'ratio',
      here: [1, 1],
      there: [0, 0.97],
    },
  ],
});

test('the evaluation is nearly flat to the end of the window, while the loss falls on', () => {
  const scenario = scenarioOf('llm-pretrain-13b');
  const cause: Cause = { fault: catalogue.get('ema-reversed'), onset: 300 };
  const whole = shortened(scenario, scenario.window.steps);
  for (const seed of seeds(3)) {
    const fall = (of?: Cause): number => {
      const { steps, metrics } = cachedRun(whole, seed, of).evaluations;
      const at = (from: number, to: number): number =>
        mean(metrics.loss.flatMap((slice) => [...slice].filter((_, i) => steps[i]! >= from && steps[i]! < to)));
      return at(400, 800) - at(2500, 3000);
    };
    expect(fall()).toBeGreaterThan(0.02);
    expect(fall(cause)).toBeLessThan(0.3 * fall());
  }
});

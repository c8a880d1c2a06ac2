import { expect, test } from 'vitest';
import { type Cause, cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// GLM-130B: the scale is down at iteration 33,710, the loss up at 33,740, at a few per cent of the peak rate and along a narrow
// direction; test/validate has that replay. Here every step that is not skipped is a long one, so that the loss follows as soon
// as the scale has stopped falling: after log₂ of the push. No run came back by itself.
describeSignature({
  fault: 'fp16-scale-collapse',
  primary: { metric: 'gradient-norm', window: [50, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { norms: 10 },
      symptoms: [
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        { metric: 'gradient-norm', window: [0, 1], compare: 'ratio', is: [8, 12] },
        // The walls of the valley push back.
        { metric: 'gradient-norm', window: [10, 100], compare: 'ratio', is: [2.7, 3.5] },
        { metric: 'train-loss', window: [10, 200], compare: 'difference', is: [3.4, 4] },
        { metric: 'weight-norm', window: [400, 900], compare: 'ratio', is: [0.99, 1.01] },
        { metric: 'learning-rate', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
    {
      dose: { norms: 1000 },
      symptoms: [
        // Eight to ten steps are skipped while the scale is halved, and no step means no update.
        { metric: 'update-ratio', window: [0, 7], compare: 'ratio', is: [0, 0] },
        { metric: 'train-loss', window: [0, 8], compare: 'difference', is: [-0.003, 0.003] },
        { metric: 'gradient-norm', window: [0, 100], compare: 'ratio', is: [850, 1150] },
        { metric: 'train-loss', window: [15, 200], compare: 'difference', is: [3.4, 4] },
        { metric: 'train-loss', window: [400, 900], compare: 'difference', is: [3.5, 4] },
        { metric: 'slice-loss', of: 'all', window: [400, 900], compare: 'difference', is: [3, 4] },
        // Clipping leaves next to nothing of all other gradients.
        { metric: 'update-ratio', window: [400, 900], compare: 'ratio', is: [0.2, 0.5] },
      ],
    },
  ],
  apart: [
    {
      from: 'benign-spike',
      metric: 'train-loss',
      window: [400, 900],
      compare: 'difference',
      here: [3, 4.2],
      there: [-0.05, 0.1],
    },
    {
      from: 'corrupt-batches',
      metric: 'train-loss',
      window: [0, 1],
      compare: 'difference',
      here: [0, 0],
      there: [0.1, 20],
    },
    { from: 'lr-spike', metric: 'update-ratio', window: [0, 4], compare: 'ratio', here: [0, 1.1], there: [2, 60] },
  ],
});

test.each([
  { norms: 30, halvings: [2, 4], lead: [2, 4] },
  { norms: 1000, halvings: [7, 9], lead: [6, 10] },
])('at $norms norms the scale is down before the loss is up', ({ norms, halvings, lead }) => {
  const scenario = shortened(scenarioOf('llm-pretrain-13b'), 1705);
  const cause: Cause = { fault: catalogue.get('fp16-scale-collapse'), onset: 805, dose: { norms } };
  for (const seed of seeds(8)) {
    const [run, twin] = [cachedRun(scenario, seed, cause), cachedRun(scenario, seed)];
    const scale = run.internals['loss-scale'];
    const halved = scale.findIndex((value, step) => step >= 805 && value <= scale[804]! / 4);
    const loss = run.series['train-loss'].findIndex((value, step) => value > twin.series['train-loss'][step]! + 0.5);
    expect(loss - halved).toBeGreaterThanOrEqual(lead[0]!);
    expect(loss - halved).toBeLessThanOrEqual(lead[1]!);
    const times = Math.log2(scale[804]! / scale[830]!);
    expect(times).toBeGreaterThanOrEqual(halvings[0]!);
    expect(times).toBeLessThanOrEqual(halvings[1]! + 1);
    const lines = run.log.filter(({ level, step }) => level === 'warning' && step >= 805 && step < 830);
    expect(lines).toHaveLength(times);
  }
});

import { describe, expect, test } from 'vitest';
import { catalogue, resolve, run, scenarioOf, shortened, testedScenariosOf } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// Recorded transformer, begun anew at 500 of 1,200 steps: update ratio × .17 over the first ten steps, × .84 from 10 to 50, × 1.85
// after and × 4.6 at the end, where the plan is over and this schedule is not; loss ±.01, then +.06 and +.02. Put back by 200
// steps: ratio × 1.28, 1.31, 1.42, 1.85, loss +.02 and −.02 at the end. Weight norm within 1 % for 200 steps, ECE within .005.
describeSignature({
  fault: 'benign-lr-restart',
  primary: { metric: 'update-ratio', window: [0, 10], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { rewound: 10_000 },
      symptoms: [
        { metric: 'learning-rate', window: [0, 10], compare: 'ratio', is: [0.001, 0.17] },
        { metric: 'update-ratio', window: [0, 10], compare: 'ratio', is: [0.001, 0.17], source: 'recorded × .17' },
        {
          metric: 'update-ratio',
          window: [200, 400],
          compare: 'ratio',
          // A warm-up of 2,000 and of 100 steps.
          is: { 'llm-pretrain-7b': [0.1, 0.2], 'vision-finetune': [1, 1.06] },
        },
        {
          metric: 'train-loss',
          window: [200, 900],
          compare: 'difference',
          // As in any decay the loss gains while the rate is low.
          is: { 'llm-pretrain-7b': [-0.1, -0.03], 'vision-finetune': [-0.01, 0.015] },
        },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.95, 1.05] },
        { metric: 'weight-norm', window: [0, 200], compare: 'ratio', is: [0.985, 1.01] },
        { metric: 'slice-ece', of: 'all', window: [0, 900], compare: 'difference', is: [-0.008, 0.005] },
      ],
    },
    {
      dose: { rewound: 700 },
      symptoms: [
        {
          metric: 'update-ratio',
          window: [600, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.998, 1.01], 'vision-finetune': [1.02, 1.06] },
        },
        { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [-0.01, 0.01] },
      ],
    },
  ],
  apart: [
    // The rate drops at one step and rises again; a decay falls and stays.
    {
      from: 'lr-decay-missing',
      metric: 'update-ratio',
      window: [0, 50],
      compare: 'ratio',
      here: [0.1, 0.5],
      there: [0.99, 1.01],
    },
    {
      from: 'lr-spike',
      metric: 'update-ratio',
      window: [0, 4],
      compare: 'ratio',
      here: [0.0001, 1.1],
      there: [5, 60],
    },
  ],
});

describe('a planned restart', () => {
  const fault = catalogue.get('benign-lr-restart');

  test('is announced, with how far back it goes', () => {
    const scenario = scenarioOf('vision-finetune');
    const line = (rewound: number) =>
      fault.planned!({ scenario, dose: { rewound }, onset: 900, where: undefined }).map(({ text }) => text);
    expect(line(899)).toEqual(['learning-rate schedule put back by 899 steps']);
    expect(line(900)).toEqual(['learning-rate schedule restarted from its first step']);
  });

  test.each(testedScenariosOf(fault))('$id: shows in a log of the planned rate', (full) => {
    const scenario = shortened(full, 600);
    const logged = (injections: Parameters<typeof run>[2]) =>
      run(scenario, 1, injections, { logsPlannedRate: true }).series['learning-rate'][520]!;
    const restarted = resolve({ fault, onset: 500, dose: { rewound: 10_000 } }, scenario);
    const early = resolve({ fault: catalogue.get('lr-decay-early'), onset: 500 }, scenario);
    expect(logged([restarted]) / logged([])).toBeLessThan(0.3);
    expect(logged([early])).toBe(logged([]));
  });
});

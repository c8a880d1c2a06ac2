import { describe, expect, test } from 'vitest';
import { cachedRun, catalogue, resolve, run, scenariosOf, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';

// FACTS b3: .08–.148 nats of validation loss beyond the constant-rate trend.
describeSignature({
  fault: 'benign-decay-drop',
  primary: { metric: 'update-ratio', window: [50, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      dose: { decaySteps: 600 },
      symptoms: [
        { metric: 'learning-rate', window: [300, 301], compare: 'ratio', is: [0.3, 0.8] },
        { metric: 'learning-rate', window: [600, 900], compare: 'ratio', is: [0.05, 0.3] },
        {
          metric: 'train-loss',
          window: [600, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.148, -0.04], 'vision-finetune': [-0.148, -0.02] },
        },
        {
          metric: 'slice-loss',
          of: 'all',
          window: [600, 900],
          compare: 'difference',
          is: [-0.16, -0.05],
          twinOnly: true,
        },
        {
          metric: 'loss-noise',
          window: [0, 900],
          compare: 'ratio',
          // Where data repeat, a low learning rate forgets less, and what is memorised has no noise in its loss.
          is: { 'llm-pretrain-7b': [0.99, 1.01], 'vision-finetune': [0.83, 1.01] },
        },
      ],
    },
  ],
  apart: [
    {
      from: 'duplicate-shard',
      metric: 'slice-loss',
      of: 'all',
      window: [600, 900],
      compare: 'difference',
      here: [-0.2, -0.02],
      there: [0.1, 6],
    },
    {
      from: 'mix-contamination',
      metric: 'train-loss',
      window: [600, 900],
      compare: 'difference',
      here: [-0.148, -0.02],
      there: [0.05, 2],
    },
  ],
});

describe('a planned decay beside one that is a fault', () => {
  const [planned, fault] = [catalogue.get('benign-decay-drop'), catalogue.get('lr-decay-early')];

  test.each(scenariosOf(planned))('$id: the curves are the same, the change log tells them apart', (full) => {
    const scenario = shortened(full, 1200);
    const cause = { onset: 405, dose: { decaySteps: 600 } };
    expect(cachedRun(scenario, 1, { fault: planned, ...cause })).toEqual(cachedRun(scenario, 1, { fault, ...cause }));
    expect(fault.planned).toBeUndefined();
    const { injection } = resolve({ fault: planned, ...cause }, scenario);
    const lines = planned.planned!({ scenario, dose: injection.dose, onset: 405, where: undefined });
    expect(lines).toEqual([{ step: 405, text: expect.stringMatching(/decay.*600 steps/) }]);
  });

  test.each(scenariosOf(planned))('$id: a log of the planned rate shows the planned decay only', (full) => {
    const scenario = shortened(full, 1200);
    const logged = (what: typeof fault): number =>
      run(scenario, 1, [resolve({ fault: what, onset: 405, dose: { decaySteps: 600 } }, scenario)], {
        logsPlannedRate: true,
      }).series['learning-rate'][1100]!;
    const healthy = cachedRun(scenario, 1).series['learning-rate'][1100]!;
    expect(logged(planned) / healthy).toBeLessThan(0.3);
    expect(logged(fault)).toBe(healthy);
  });
});

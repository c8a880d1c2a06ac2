import { describe, expect, test } from 'vitest';
import { diagnosisJson } from '../../src/report/diagnosis-json.js';
import { separationsOf } from '../../src/report/missing-panels.js';
import { percentText, valueText, weightText } from '../../src/report/numbers.js';
import { leadingVersusRunnerUp } from '../../src/report/versus.js';
import { missingText, onsetText, readText, restText, typicalityText } from '../../src/report/words.js';
import { sampleReport } from './sample-report.js';

describe('numbers', () => {
  test.each([
    [0, '0 %'],
    [0.0004, '< 0.1 %'],
    [0.004, '0.4 %'],
    [0.55, '55 %'],
    [0.995, '99.5 %'],
    [0.99995, '> 99.9 %'],
    [1, '100 %'],
  ])('a probability of %f is %s', (share, text) => expect(percentText(share)).toBe(text));

  test('weights have a sign, values four digits', () => {
    expect([2.34, -0.04, 0.001, -12].map(weightText)).toEqual(['+2.3', '−0.04', '0', '−12.0']);
    expect([12_345.6, 0.000123, -1.5].map(valueText)).toEqual(['12,350', '1.23e−4', '−1.5']);
  });
});

describe('why one cause and not the other', () => {
  test('prior and weights add up to the log-odds of the two probabilities', () => {
    const { diagnosis } = sampleReport();
    const versus = leadingVersusRunnerUp(diagnosis)!;
    expect([versus.cause, versus.other]).toEqual(['lr-spike', 'healthy']);
    expect(versus.prior).toBeCloseTo(Math.log(0.1 / 0.4), 12);
    expect(versus.panels.map(({ panel }) => panel)).toEqual(['slice-loss', 'train-loss', 'gradient-norm']);
    const [first, second] = diagnosis.causes;
    expect(versus.logOdds).toBeCloseTo(Math.log(first!.probability / second!.probability), 12);
  });
});

describe('sentences', () => {
  test('say what was read, and where it began', () => {
    expect(readText(sampleReport())).toBe('4,000 rows, steps 0 to 39,990; 3 panels, all weighed');
    expect(onsetText(sampleReport())).toBe('between steps 20,000 and 20,040 with 80 % probability, likeliest 20,010');
    const at = (onset: object) => onsetText(sampleReport({ onset: { step: 7, fromStart: false, ...onset } as never }));
    expect(at({ interval: [7, 7] })).toBe('step 7');
    expect(at({ interval: [0, 0], fromStart: true })).toBe('from the first step on (step 0)');
    expect(at({ interval: null })).toMatch(/^none: .* nothing is wrong$/);
  });

  test('name the rest, the missing panels, and a run unlike the simulated ones', () => {
    expect(restText(sampleReport())).toMatch(/^2 other causes share/);
    const { telling, rest } = missingText(sampleReport());
    expect(telling[0]!.text).toBe('usually 2.3 nats between Learning-rate spike and dead-units');
    expect(rest).toEqual(['clip-factor']);
    expect(typicalityText(sampleReport())).toBe('43 % of the simulated runs are at least as unusual as this one.');
    expect(typicalityText(sampleReport({ unlike: true, typicality: 0.001 }))).toMatch(/^Fewer than 1\.?0? % .* hint/);
  });
});

test('what other programs get', () => {
  const json = diagnosisJson(sampleReport());
  expect(json.causes[0]).toEqual({ id: 'lr-spike', p: 0.7824 });
  expect(json.evidence).toEqual([
    { panel: 'slice-loss', for: 'lr-spike', weight: 2.25 },
    { panel: 'train-loss', for: 'lr-spike', weight: 4 },
    { panel: 'gradient-norm', for: 'healthy', weight: 0.5 },
  ]);
  expect(json).toMatchObject({
    onset: { interval: [20_000, 20_040], step: 20_010, fromStart: false },
    nextProbe: { id: 'label-audit', bits: 0.81 },
    typicality: 0.4321,
    unlike: false,
    unused: [],
    missing: ['weight-norm', 'clip-factor'],
  });
});

test('a missing panel tells causes apart by what it weighs between them in the fullest set that has it', () => {
  const head = {
    scenario: null,
    panels: ['train-loss' as const, 'weight-norm' as const],
    causes: ['a', 'b', 'c'],
    features: [0, 1],
    scales: [0, 1].map(() => ({ centre: 0, unit: 1 })),
    bias: [0, 0, 0],
    // Feature 1 is the one of the weight norm: between a and b it weighs 3 nats a unit, between a and c nothing.
    weights: [
      [9, 0, 0, 3, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 3, 0, 0],
    ],
    surprises: [0, 1],
    controls: [1, 1],
    means: [0, 0],
    deviations: [1, 0.5],
  };
  const model = {
    heads: [head],
    features: ['loss', 'norm'],
  };
  const panelOf = (id: string) => (id === 'norm' ? ('weight-norm' as const) : ('train-loss' as const));
  const causes = ['a', 'c', 'b'].map((id) => ({ id, probability: 1 / 3 }));
  expect(separationsOf({ missing: ['clip-factor', 'weight-norm'], causes }, model, panelOf)).toEqual([
    { panel: 'weight-norm', from: 'b', nats: 1.5 },
    { panel: 'clip-factor', from: null, nats: 0 },
  ]);
});

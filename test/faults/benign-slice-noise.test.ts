import { expect, test } from 'vitest';
import { cachedRun, catalogue, resolve, scenarioOf, scenariosOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature, type Symptom } from '../helpers/signature.js';
import { deviation, mean } from '../helpers/statistics.js';

/** Training does not know how it is evaluated, and a slice does not know about another one. */
const untouched: Symptom[] = [
  { metric: 'train-loss', window: [0, 900], compare: 'difference', is: [0, 0] },
  { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [1, 1] },
  { metric: 'slice-loss', of: 'others', window: [0, 900], compare: 'difference', is: [0, 0] },
  { metric: 'slice-ece', of: 'others', window: [0, 900], compare: 'difference', is: [0, 0] },
];

// No recorded run has it; sampling theory sets the figures, as for eval-undersized. Accuracy p of 100 items: error √(p(1−p)/100);
// ECE of 15 calibrated bins that share them: about .09. Windows average eighteen evaluations, so their mean errs by a quarter.
describeSignature({
  fault: 'benign-slice-noise',
  primary: { metric: 'slice-ece', of: 'place', window: [0, 340], compare: 'difference' },
  afterTheLoss: true,
  cases: [
    {
      severity: 1,
      symptoms: [
        {
          metric: 'slice-ece',
          of: 'place',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.08, 0.125], 'vision-finetune': [0.045, 0.08] },
        },
        { metric: 'slice-accuracy', of: 'place', window: [0, 900], compare: 'difference', is: [-0.035, 0.035] },
        { metric: 'slice-loss', of: 'place', window: [0, 900], compare: 'difference', is: [-0.07, 0.07] },
        ...untouched,
      ],
    },
    {
      severity: 0.15,
      place: 1,
      symptoms: [
        {
          metric: 'slice-ece',
          of: 'place',
          window: [0, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.025, 0.06], 'vision-finetune': [0.015, 0.05] },
        },
        ...untouched,
      ],
    },
  ],
  apart: [
    {
      from: 'eval-undersized',
      metric: 'slice-ece',
      of: 'others',
      window: [0, 900],
      compare: 'difference',
      here: [0, 0],
      there: [0.05, 0.25],
    },
    {
      from: 'eval-format-mismatch',
      metric: 'slice-ece',
      of: 'place',
      window: [0, 900],
      compare: 'difference',
      here: [0.03, 0.12],
      there: [-0.01, 0.01],
    },
    {
      from: 'slice-regression',
      metric: 'train-loss',
      window: [0, 900],
      compare: 'difference',
      here: [0, 0],
      there: [-0.12, -0.005],
    },
  ],
});

const fault = catalogue.get('benign-slice-noise');

test('accuracy of the slice scatters by about the binomial standard error of what is read', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-7b'), 1705);
  const cause = { fault, onset: 805, where: 'code', dose: { items: 100 } };
  const runs = seeds(4).map((seed) => {
    const { steps, metrics } = cachedRun(scenario, seed, cause).evaluations;
    const slice = scenario.sources.findIndex(({ id }) => id === 'code');
    return metrics.accuracy[slice]!.filter((_, at) => steps[at]! >= 805);
  });
  const accuracy = mean(runs.map((values) => mean(values)));
  const error = Math.sqrt((accuracy * (1 - accuracy)) / 100);
  const scatter = mean(runs.map((values) => deviation(values)));
  expect(scatter).toBeGreaterThan(0.5 * error);
  expect(scatter).toBeLessThan(1.15 * error);
});

test.each(scenariosOf(fault))('$id: the change log announces it, with what is read of what there is', (scenario) => {
  for (const [index, where] of fault.places(scenario).entries()) {
    const { injection } = resolve({ fault, onset: 900, dose: { items: 200 }, where }, scenario);
    const all = scenario.sources[index]!.evaluationSize.toLocaleString('en');
    const text = `evaluation of ${where} on 200 of ${all} items, drawn each time`;
    expect(fault.planned!({ scenario, dose: injection.dose, onset: 900, where })).toEqual([{ step: 900, text }]);
  }
});

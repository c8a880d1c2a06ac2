import { expect, test } from 'vitest';
import { catalogue, resolve, scenariosOf } from '../helpers/runs.js';
import { describeSignature, type Symptom } from '../helpers/signature.js';

/** Recorded runs, one weight raised: its evaluation −.16 / −.19, the others +.11 / +.30; loss either way, norm silent. */
const symptoms: Symptom[] = [
  { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.3, 0.3] },
  { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [0.9, 1.1] },
  { metric: 'update-ratio', window: [200, 900], compare: 'ratio', is: [0.97, 1.03] },
];

describeSignature({
  fault: 'benign-mix-change',
  primary: { metric: 'slice-loss', of: 'place', window: [100, 340], compare: 'difference' },
  afterTheLoss: false,
  cases: [
    {
      severity: 1,
      symptoms: [
        ...symptoms,
        {
          metric: 'train-loss',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.3, -0.1] },
          source: 'code is the easy source',
        },
        {
          metric: 'slice-loss',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.3, -0.05], 'vision-finetune': [-0.3, -0.005] },
          twinOnly: true,
        },
        {
          metric: 'slice-loss',
          of: 'others',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.03, 0.3] },
          twinOnly: true,
        },
      ],
    },
    {
      severity: 1,
      place: 1,
      symptoms: [
        ...symptoms,
        {
          metric: 'train-loss',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.06, 0.3] },
          source: 'books are a hard one',
        },
        {
          metric: 'slice-loss',
          of: 'place',
          window: [200, 900],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [-0.3, -0.05], 'vision-finetune': [-0.3, -0.01] },
          twinOnly: true,
        },
      ],
    },
  ],
  apart: [
    {
      from: 'mix-contamination',
      metric: 'slice-loss',
      of: 'place',
      window: [200, 900],
      compare: 'difference',
      here: [-0.3, -0.003],
      there: [0.02, 0.3],
    },
    {
      from: 'duplicate-shard',
      metric: 'loss-period',
      window: [100, 800],
      compare: 'difference',
      here: [-0.2, 0.2],
      there: [0.5, 1.2],
    },
  ],
});

const fault = catalogue.get('benign-mix-change');
test.each(scenariosOf(fault))('$id: the change log announces it, with the weight that results', (scenario) => {
  for (const where of fault.places(scenario)) {
    const { injection } = resolve({ fault, onset: 900, dose: { added: 0.2 }, where }, scenario);
    const before = scenario.sources.find(({ id }) => id === where)!.weight;
    const text = `data stage: weight of ${where} ${Math.round(100 * before)} % → ${Math.round(100 * (0.8 * before + 0.2))} %`;
    expect(fault.planned!({ scenario, dose: injection.dose, onset: 900, where })).toEqual([{ step: 900, text }]);
  }
});

import { describe, expect, test } from 'vitest';
import { type Cause, cachedRun, catalogue, scenarioOf, seeds, shortened } from '../helpers/runs.js';
import { describeSignature } from '../helpers/signature.js';
import { deviation, mean } from '../helpers/statistics.js';

// No recorded run has it. Of gradients that shrink to the share c, k steps on the first moment has c + (1 − c)·.9^k left and the
// second c² + (1 − c²)·β₂^k: were all of it the old gradient's, the ratio would be (.9/√β₂)^k at first, × .45 at k = 10 with β₂ .95
// and × .37 with .99, and be back after ln(1/c²)/(1 − β₂) steps: 90 to 180 and 460 to 920 at c = .1 and .01.
describeSignature({
  fault: 'clip-too-tight',
  primary: { metric: 'update-ratio', window: [0, 340], compare: 'ratio' },
  afterTheLoss: true,
  cases: [
    {
      // A third and a half of the usual norm.
      dose: { factor: 0.1 },
      symptoms: [
        { metric: 'update-ratio', window: [10, 50], compare: 'ratio', is: [0.48, 0.7] },
        {
          metric: 'update-ratio',
          window: [200, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.985, 1.002], 'vision-finetune': [0.96, 1.02] },
        },
        { metric: 'train-loss', window: [200, 900], compare: 'difference', is: [-0.006, 0.001] },
        { metric: 'gradient-norm', window: [0, 10], compare: 'ratio', is: [0.99, 1.02] },
        { metric: 'gradient-norm', window: [200, 900], compare: 'ratio', is: [0.99, 1.015] },
      ],
    },
    {
      dose: { factor: 0.01 },
      symptoms: [
        { metric: 'train-loss', window: [0, 1], compare: 'difference', is: [0, 0] },
        // The momentum of before runs out, with hardly a fresh gradient beside it.
        {
          metric: 'update-ratio',
          window: [9, 10],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.41, 0.49], 'vision-finetune': [0.33, 0.41] },
          source: '(.9/√β₂)^10: .45 and .37',
        },
        {
          metric: 'update-ratio',
          window: [20, 80],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.1, 0.2], 'vision-finetune': [0.05, 0.13] },
        },
        {
          metric: 'update-ratio',
          window: [200, 400],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.83, 0.95], 'vision-finetune': [0.15, 0.35] },
        },
        {
          metric: 'train-loss',
          window: [1, 50],
          compare: 'difference',
          is: { 'llm-pretrain-7b': [0.025, 0.06], 'vision-finetune': [-0.002, 0.015] },
          twinOnly: true,
        },
        {
          metric: 'weight-norm',
          window: [400, 900],
          compare: 'ratio',
          is: { 'llm-pretrain-7b': [0.975, 0.993], 'vision-finetune': [0.96, 0.975] },
        },
        { metric: 'gradient-norm', window: [0, 900], compare: 'ratio', is: [0.99, 1.03] },
        { metric: 'learning-rate', window: [0, 900], compare: 'ratio', is: [1, 1] },
      ],
    },
  ],
  apart: [
    {
      from: 'adam-step-reset',
      metric: 'update-ratio',
      window: [10, 50],
      compare: 'ratio',
      here: [0.03, 0.3],
      there: [0.5, 0.96],
    },
    {
      from: 'epsilon-too-large',
      metric: 'update-ratio',
      window: [0, 1],
      compare: 'ratio',
      here: [0.8, 0.99],
      there: [0.05, 0.5],
    },
    {
      from: 'lr-decay-early',
      metric: 'update-ratio',
      window: [10, 50],
      compare: 'ratio',
      here: [0.03, 0.3],
      there: [0.9, 1],
    },
  ],
});

const FROM = 805 + 300;
const TO = 805 + 900;

describe.each(['llm-pretrain-7b', 'vision-finetune'])('once every step is clipped in %s', (id) => {
  const scenario = shortened(scenarioOf(id), TO);
  const fault = catalogue.get('clip-too-tight');

  test.each(seeds(4))('seed %d: the update ratio is deaf to the gradient norm', (seed) => {
    const cause: Cause = { fault, onset: 805, dose: { factor: 0.1 } };
    const [clipped, twin] = [cachedRun(scenario, seed, cause), cachedRun(scenario, seed)];
    // From step to step, so that no trend is in it.
    const changes = (metric: 'update-ratio' | 'gradient-norm', { series }: typeof twin): number[] =>
      Array.from({ length: TO - FROM - 1 }, (_, k) =>
        Math.log(series[metric][FROM + k + 1]! / series[metric][FROM + k]!),
      );
    const scatter = (trace: typeof twin): number => deviation(Float64Array.from(changes('update-ratio', trace)));
    expect(scatter(clipped)).toBeLessThan(0.35 * scatter(twin));
    const norms = changes('gradient-norm', twin);
    const largest = norms.map((_, k) => k).sort((a, b) => norms[b]! - norms[a]!);
    const jump = (trace: typeof twin): number => {
      const ratios = changes('update-ratio', trace);
      return mean(largest.slice(0, 20).map((k) => ratios[k]!));
    };
    expect(jump(twin)).toBeGreaterThan(0.012);
    expect(Math.abs(jump(clipped))).toBeLessThan(0.004);
    expect(clipped.internals['clip-factor'].subarray(FROM, TO).every((factor) => factor < 1)).toBe(true);
  });
});

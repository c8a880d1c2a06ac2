import { describe, expect, test } from 'vitest';
import { UNLIKE } from '../../src/diagnose/diagnosis.js';
import { createDiagnostician } from '../../src/diagnose/diagnostician.js';
import type { Observation } from '../../src/diagnose/observation.js';
import { observe } from '../../src/diagnose/observe.js';
import { FREE_PANELS, PANELS } from '../../src/diagnose/panels.js';
import { publishedPrior } from '../../src/diagnose/posterior.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { cachedRun, catalogue, playedScenarios } from '../helpers/runs.js';
import { noisy } from './observations.js';
import { CAUSES, smallFeatures, smallModel } from './small-model.js';

const small = createDiagnostician(smallModel, smallFeatures);
const run = (series: Observation['series'], rows = 300): Observation => ({
  steps: Float64Array.from({ length: rows }, (_, row) => 10 * row),
  series,
  evaluations: null,
});
const level = (value: number) => new Float64Array(300).fill(value);

describe('a diagnosis', () => {
  test('is that of the head with most panels; what it does not weigh and what is missing is said', () => {
    const seen = run({ 'train-loss': level(1), 'gradient-norm': level(0.5), 'weight-norm': level(2) });
    const diagnosis = small.diagnose(seen);
    expect(diagnosis.evidence.map(({ panel }) => panel)).toEqual(['train-loss', 'gradient-norm']);
    expect(diagnosis.unused).toEqual(['weight-norm']);
    expect(diagnosis.missing).toEqual(
      PANELS.filter((panel) => !['train-loss', 'gradient-norm', 'weight-norm'].includes(panel)),
    );
    expect(diagnosis.prior).toEqual(publishedPrior(CAUSES));
    const lossAlone = small.diagnose(seen, { panels: ['train-loss'] });
    expect(lossAlone.evidence.map(({ panel }) => panel)).toEqual(['train-loss']);
    expect(lossAlone.missing).toEqual(diagnosis.missing);
  });

  test('follows the scenario where there are weights for it, and sorts the likeliest first', () => {
    const seen = run({ 'train-loss': level(1) });
    expect(small.diagnose(seen).causes[0]!.id).toBe('lr-spike');
    expect(small.diagnose(seen, { scenario: 'own' }).causes[0]!.id).toBe('healthy');
    expect(small.diagnose(seen, { scenario: 'unheard of' })).toEqual(small.diagnose(seen));
    const { causes } = small.diagnose(seen, { prior: { 'lr-spike': 0.1, healthy: 0.8, 'label-noise': 0.1 } });
    const sorted = [...causes].sort((a, b) => b.probability - a.probability);
    expect(causes).toEqual(sorted);
  });

  test('has no onset where the run is healthy, the first step for what was there from the start, else an interval', () => {
    const step = (height: number) =>
      run({ 'train-loss': noisy('step', 300, 0.001, (row) => (row < 200 ? 0.2 : height)) });
    const only = (id: string) => ({ prior: Object.fromEntries(CAUSES.map((cause) => [cause, cause === id ? 1 : 0])) });
    expect(small.diagnose(step(1), only('healthy')).onset).toMatchObject({ interval: null, fromStart: false });
    expect(small.diagnose(step(1), only('label-noise')).onset).toEqual({ interval: [0, 0], step: 0, fromStart: true });
    const { interval, step: likeliest, fromStart } = small.diagnose(step(1), only('lr-spike')).onset;
    expect(fromStart).toBe(false);
    expect(Math.abs(likeliest - 2000)).toBeLessThanOrEqual(20);
    expect(interval![0]).toBeLessThanOrEqual(likeliest);
    expect(interval![1]).toBeGreaterThanOrEqual(likeliest);
  });

  test('says how usual the run is: less and less as it surprises more, and unlike far out', () => {
    const typicality = [0, 0.5, 2, 8, 1e3, 1e9].map(
      (value) => small.diagnose(run({ 'train-loss': level(value) })).typicality,
    );
    expect(typicality).toEqual(typicality.toSorted((a, b) => b - a));
    expect(typicality[0]).toBe(1);
    const far = createDiagnostician(
      {
        ...smallModel,
        heads: smallModel.heads.map((head) => ({ ...head, surprises: head.surprises.map((x) => x / 100) })),
      },
      smallFeatures,
    ).diagnose(run({ 'train-loss': level(1e9) }));
    expect(far.typicality).toBeGreaterThan(0);
    expect(far.typicality).toBeLessThan(UNLIKE);
    expect(far.unlike).toBe(true);
  });

  test('of a run with nothing that can be weighed is refused in a sentence', () => {
    expect(() => small.diagnose(run({ throughput: level(1) }))).toThrow(
      'invalid run: it has throughput (at least a training loss or evaluations are needed)',
    );
    expect(() => small.diagnose(run({}))).toThrow('invalid run: it has nothing');
    expect(() => small.diagnose(run({ 'train-loss': level(1) }), { panels: [] })).toThrow('invalid run');
  });
});

test('an effect is the largest difference in deviations of healthy runs, and none between a run and itself', () => {
  const [a, b] = [0, 1].map((value) => small.read(run({ 'train-loss': level(value) })));
  expect(small.effect(a!, a!, 'own')).toBe(0);
  expect(small.effect(b!, a!, 'own')).toBeCloseTo(Math.asinh(1) / 0.5, 9);
  expect(small.effect(small.read(run({ throughput: level(1) })), a!, 'own')).toBe(0);
});

test('a model that reads a feature which is not there is refused, and says what to do', () => {
  const strange = { ...smallModel, features: [...smallModel.features, 'loss/omen'] };
  expect(() => createDiagnostician(strange, smallFeatures)).toThrow(
    'invalid diagnostician: it reads loss/omen, which is no feature (npm run fit)',
  );
});

describe.each(playedScenarios)('the diagnostician of the repository, on $id', (scenario) => {
  const seen = observe(cachedRun(scenario, 11, { fault: catalogue.get('lr-spike'), onset: 1200 }));
  const reading = diagnostician.read(seen);

  test.each([
    ['free panels', { scenario: scenario.id, panels: FREE_PANELS }],
    ['all panels', { scenario: scenario.id }],
    ['the loss alone', { panels: ['train-loss'] as const }],
  ])('adds its evidence to the prior exactly, with %s', (_, options) => {
    const { causes, evidence, prior } = diagnostician.weigh(reading, options);
    expect(causes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    const [first] = causes;
    for (const { id, probability } of causes.filter((cause) => cause.probability > 1e-12)) {
      const told = evidence.reduce((sum, { weights }) => sum + weights[first!.id]! - weights[id]!, 0);
      expect(told + Math.log(prior[first!.id]! / prior[id]!)).toBeCloseTo(
        Math.log(first!.probability / probability),
        6,
      );
    }
  });

  test('reads the same run the same way twice, and its effect over its own twin is more than that of nothing', () => {
    expect(diagnostician.diagnose(seen)).toEqual(diagnostician.weigh(reading));
    const twin = diagnostician.read(observe(cachedRun(scenario, 11)));
    expect(diagnostician.effect(reading, reading, scenario.id)).toBe(0);
    expect(diagnostician.effect(reading, twin, scenario.id)).toBeGreaterThan(1);
  });
});

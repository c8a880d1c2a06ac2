import { describe, expect, test } from 'vitest';
import { INTERNAL_METRICS } from '../../src/core/vocabulary.js';
import { parseScenario, type Scenario } from '../../src/run/scenario.js';
import { cachedRun, catalogue, resolve, run, scenarios, shortened } from '../helpers/runs.js';
import { changedStreams, LEARNED } from './recorded-streams.js';

/** What is evaluated, and how the cluster does, is no business of training; and one slice is none of another's. */
const SEED = 5;
const STEPS = 320;
const short = scenarios.map((full) => shortened(full, STEPS));

describe.each(scenarios)('a source added to $id', (full) => {
  const scenario = shortened(full, STEPS);
  const control = cachedRun(scenario, SEED);
  const added = (change: Partial<Scenario>) => shortened(parseScenario({ ...full, ...change }, 'added.yaml'), STEPS);
  const [source] = scenario.sources;
  const [foreign] = scenario.foreign;
  const withForeign = added({
    foreign: [...scenario.foreign, { ...foreign!, id: 'added', name: 'Added', floor: 3.1, privateShare: 0.4 }],
  });
  const slice = { ...source!, id: 'added', name: 'Added', weight: 0, floor: 0.4, privateShare: 0.3, tilt: 0.5 };
  const withSlice = added({ sources: [...scenario.sources, slice] });

  test('that is foreign changes no run at all, with a fault or without', () => {
    expect(changedStreams(control, run(withForeign, SEED))).toEqual([]);
    for (const fault of catalogue.all.filter((fault) => fault.excludedFrom(scenario) === null)) {
      const cause = { fault, onset: 40, where: fault.places(scenario)[0] };
      const trace = run(withForeign, SEED, [resolve(cause, withForeign)]);
      expect([fault.meta.id, changedStreams(cachedRun(scenario, SEED, cause), trace)]).toEqual([fault.meta.id, []]);
    }
  });

  test('that is only evaluated changes neither training nor the readings of the others', () => {
    const trace = run(withSlice, SEED);
    expect(changedStreams(control, trace)).toEqual([]);
    expect(trace.evaluations.slices.at(-1)).toBe('added');
    expect(trace.evaluations.metrics.loss.at(-1)!.every(Number.isFinite)).toBe(true);
  });
});

describe.each(short)('evaluation and cluster of $id', (scenario) => {
  const control = cachedRun(scenario, SEED);
  const slices = scenario.sources.map(({ id }) => id);
  const recordedByTraining = [...LEARNED, ...INTERNAL_METRICS, 'throughput', 'appliedLearningRate', 'log'];

  test.each([
    { every: 7 },
    { every: 1000 },
    { bins: 8 },
    { bins: 50 },
    { jitter: 0 },
    { jitter: 2 },
    { lossSpread: 3 },
  ])('evaluation %o changes nothing that training logs', (change) => {
    const trace = run({ ...scenario, evaluation: { ...scenario.evaluation, ...change } }, SEED);
    const changed = changedStreams(control, trace);
    expect(changed.filter((name) => recordedByTraining.includes(name))).toEqual([]);
    expect(changed.length).toBeGreaterThan(0);
  });

  test.each([{ evaluationSize: 77 }, { name: 'Another' }])(
    'a slice with %o changes its own readings alone',
    (change) => {
      for (const [i, id] of slices.entries()) {
        const sources = scenario.sources.map((source) => (source.id === id ? { ...source, ...change } : source));
        const changed = changedStreams(control, run({ ...scenario, sources }, SEED));
        expect([i, changed.filter((name) => !name.startsWith(`${id} `))]).toEqual([i, []]);
        expect(changed.length > 0).toBe('evaluationSize' in change);
      }
    },
  );

  test.each([{ jitter: 0.5 }, { stallsPerThousand: 400 }, { checkpointFactor: 9 }, { stepSeconds: 77 }])(
    'cluster %o changes throughput alone',
    (change) => {
      const often = { ...scenario, cluster: { ...scenario.cluster, checkpointEvery: 50 } };
      const trace = run({ ...often, cluster: { ...often.cluster, ...change } }, SEED);
      expect(changedStreams(run(often, SEED), trace)).toEqual(['throughput']);
    },
  );

  test('checkpoints change throughput and the log alone', () => {
    const trace = run({ ...scenario, cluster: { ...scenario.cluster, checkpointEvery: 11 } }, SEED);
    expect(changedStreams(control, trace)).toEqual(['throughput', 'log']);
  });
});

import { describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../src/catalogue.js';
import { createStream, deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { HEALTHY, STEP_METRICS } from '../../src/core/vocabulary.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import type { Fault, Hooks } from '../../src/run/fault.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { cachedRun, catalogue, playedScenarios, resolve, run, scenarios, shortened } from '../helpers/runs.js';
import { changedStreams } from './recorded-streams.js';
import { unheardOf } from './unheard-of.js';

/** A fault, a metric or a draw that is added changes no stream of what was there; what a run is made of stays as it was. */
const STEPS = 320;
const ONSET = 151;
const SEED = 5;
const short = scenarios.map((full) => shortened(full, STEPS));

const larger = createCatalogue([...catalogue.all, unheardOf]);
const pairs = short.flatMap((scenario) =>
  catalogue.all
    .filter((fault) => fault.excludedFrom(scenario) === null)
    .map((fault) => ({ fault, scenario, name: `${fault.meta.id} in ${scenario.id}` })),
);

describe('a fault added to the catalogue', () => {
  test.each(short)('changes the run of $id that it is in', (scenario) => {
    const own = cachedRun(scenario, SEED, { fault: larger.get('aardvark'), onset: ONSET });
    expect(changedStreams(cachedRun(scenario, SEED), own)).toEqual(expect.arrayContaining([...STEP_METRICS]));
  });

  test.each(short)('leaves a healthy run of $id as it is', (scenario) => {
    const first = cachedRun(scenario, SEED);
    const healthy = resolve({ fault: larger.get(HEALTHY), onset: ONSET }, scenario);
    expect(changedStreams(first, run(scenario, SEED))).toEqual([]);
    expect(changedStreams(first, run(scenario, SEED, [healthy]))).toEqual([]);
  });

  test.each(pairs)('leaves $name as it is', ({ fault, scenario }) => {
    const cause = { fault, onset: ONSET, where: fault.places(scenario)[0] };
    const first = cachedRun(scenario, SEED, cause);
    run(scenario, SEED, [resolve({ fault: unheardOf, onset: 0 }, scenario)]);
    const again = run(scenario, SEED, [resolve({ ...cause, fault: larger.get(fault.meta.id) }, scenario)]);
    expect(changedStreams(first, again)).toEqual([]);
  });

  test.each(pairs)('acts late beside $name: every byte before it is the same', ({ fault, scenario }) => {
    const cause = { fault, onset: 40, where: fault.places(scenario)[0] };
    const alone = cachedRun(scenario, SEED, cause);
    for (const onset of [STEPS - 2, ONSET]) {
      const both = run(scenario, SEED, [resolve(cause, scenario), resolve({ fault: unheardOf, onset }, scenario)]);
      expect(changedStreams(alone, both, onset)).toEqual([]);
      expect(changedStreams(alone, both, onset + 2)).toContain('train-loss');
    }
  });
});

describe('a fault added to the catalogue, as puzzles see it', () => {
  const recipe = {
    id: 'test',
    title: 'Test',
    scenarios: playedScenarios.map(({ id }) => id),
    healthyShare: 0.4,
    severity: [0.2, 1] as [number, number],
    count: 1,
  };
  const factory = (faults: readonly Fault[], named?: string[]) =>
    createPuzzleFactory({
      recipe: { ...recipe, ...(named && { faults: named }) },
      scenarios: playedScenarios,
      faults,
      diagnostician,
    });
  const secrets = Array.from({ length: 5 }, (_, i) => deriveSecret(secretOfSeed('streams'), ['puzzle', i]));
  /** The public half, without the list of candidates: that is the catalogue. */
  const shown = ({ puzzle }: ReturnType<ReturnType<typeof factory>['generate']>) =>
    JSON.stringify({ ...puzzle, candidates: [] });

  test('changes nothing but the list of candidates where the recipe names its faults', () => {
    const names = catalogue.all.map(({ meta }) => meta.id);
    const [small, large] = [factory(catalogue.all, names), factory(larger.all, names)];
    for (const secret of secrets) {
      const [was, is] = [small.generate(secret), large.generate(secret)];
      expect(is.key).toEqual(was.key);
      expect(shown(is) === shown(was)).toBe(true);
      expect(is.puzzle.candidates.filter(({ id }) => id !== 'aardvark')).toEqual(was.puzzle.candidates);
    }
  });

  test('takes its share where the recipe draws from all, and shifts nothing else that is drawn', () => {
    const [small, large] = [factory(catalogue.all), factory(larger.all)];
    let same = 0;
    for (const secret of secrets) {
      const [was, is] = [small.generate(secret), large.generate(secret)];
      expect(is.puzzle.scenario).toBe(was.puzzle.scenario);
      expect(is.key.cause === HEALTHY).toBe(was.key.cause === HEALTHY);
      expect(JSON.stringify(is.puzzle.reference) === JSON.stringify(was.puzzle.reference)).toBe(true);
      // Another fault has a share of the prior, so that another draw may be the first fair one.
      if (is.key.attempt !== was.key.attempt) continue;
      expect(is.puzzle.log).toEqual(was.puzzle.log);
      const benign = ({ key }: typeof is) => key.injections.find(({ fault }) => fault !== key.cause);
      expect(benign(is)).toEqual(benign(was));
      if (is.key.cause !== was.key.cause) continue;
      same++;
      expect(shown(is) === shown(was)).toBe(true);
    }
    expect(same).toBeGreaterThan(1);
  });
}, 300_000);

describe('a stream of a new name', () => {
  test.each(short)('drawn from in the middle of a run of $id changes nothing in it', (scenario) => {
    let drawn = 0;
    const secret = secretOfSeed(String(SEED));
    const sensor = createStream(secret, ['sensor']);
    const draw = <T>(value: T): T => {
      drawn += sensor.normal() * sensor.uniform() + createStream(secret, ['sensor', 'another']).normal();
      return value;
    };
    const hooks: Hooks = {
      learningRate: draw,
      labelNoise: draw,
      batchDifficulty: draw,
      reduction: draw,
      evaluation: () => void draw(0),
    };
    const { fault, injection } = resolve({ fault: catalogue.get(HEALTHY), onset: 3 }, scenario);
    const watched = { fault: { ...fault, create: () => hooks }, injection };
    expect(changedStreams(cachedRun(scenario, SEED), run(scenario, SEED, [watched]))).toEqual([]);
    expect(drawn).not.toBe(0);
  });

  test('between draws of others shifts none of them', () => {
    const names = ['batch-loss', 'cluster', 'gradient-noise'];
    const draw = (extra: boolean) => {
      const streams = names.map((name) => createStream('s', [name]));
      const added = createStream('s', ['added']);
      return Array.from({ length: 300 }, (_, i) => {
        if (extra) added.normals(new Float64Array(i % 7));
        return streams[i % 3]!.normal();
      });
    };
    expect(draw(true)).toEqual(draw(false));
  });
});

test('a metric added to those that are recorded changes none of the others', async () => {
  vi.resetModules();
  vi.doMock('../../src/core/vocabulary.js', async (original) => {
    const lists = await original<typeof import('../../src/core/vocabulary.js')>();
    const { STEP_METRICS, INTERNAL_METRICS, SLICE_METRICS } = lists;
    return {
      ...lists,
      STEP_METRICS: ['added', ...STEP_METRICS],
      INTERNAL_METRICS: ['added internal', ...INTERNAL_METRICS],
      SLICE_METRICS: ['added', ...SLICE_METRICS],
    };
  });
  try {
    const { simulate } = await import('../../src/run/simulate.js');
    for (const scenario of short) {
      const trace = simulate({ scenario, injections: [], secret: secretOfSeed(String(SEED)) });
      expect(trace.series).toHaveProperty('added');
      expect(trace.internals).toHaveProperty('added internal');
      expect(trace.evaluations.metrics).toHaveProperty('added');
      expect(changedStreams(cachedRun(scenario, SEED), trace)).toEqual([]);
    }
  } finally {
    vi.doUnmock('../../src/core/vocabulary.js');
    vi.resetModules();
  }
});

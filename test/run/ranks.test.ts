import { describe, expect, test } from 'vitest';
import { createStream } from '../../src/core/rng.js';
import { createCauses } from '../../src/run/causes.js';
import type { Hooks, RankState } from '../../src/run/fault.js';
import { createMixture } from '../../src/run/mixture.js';
import { createModel } from '../../src/run/model.js';
import { Ranks } from '../../src/run/ranks.js';
import type { Scenario } from '../../src/run/scenario.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import { applyUpdate, computeGradient, LAYOUT } from '../../src/run/step.js';
import type { Trace } from '../../src/run/trace.js';
import { cachedRun, run, scenarioOf, scenarios, seeds, shortened } from '../helpers/runs.js';
import { deviation, mean } from '../helpers/statistics.js';
import { acting } from './acting.js';

/** What data-parallel ranks do to the mean gradient. Up to the onset a run and its twin are the same, weights and all. */

const ONSET = 120;
const several = scenarios.filter(({ batch }) => batch.ranks > 1).map((full) => shortened(full, ONSET + 200));
const from = (scenario: Scenario, seed: number, change: Partial<RankState>): Trace => {
  const ranks: Hooks['ranks'] = (state) => void Object.assign(state, change);
  return run(scenario, seed, [acting(scenario, { ranks }, ONSET)]);
};
const squared = ({ series }: Trace, step: number): number => series['gradient-norm'][step]! ** 2;

describe.each(several)('of $batch.ranks ranks in $id', (scenario) => {
  const { ranks } = scenario.batch;
  const some = [...new Set([1, ranks / 4, ranks / 2, ranks - 1])];

  test.each(some)(
    '%i that are silent leave between (1 − k/N)² and 1 − k/N of the squared norm: all signal, or all noise',
    (silent) => {
      const left = 1 - silent / ranks;
      for (const seed of seeds(3)) {
        const [own, twin] = [from(scenario, seed, { silent }), cachedRun(scenario, seed)];
        expect(squared(own, ONSET - 1)).toBe(squared(twin, ONSET - 1));
        const share = squared(own, ONSET) / squared(twin, ONSET);
        expect(share).toBeGreaterThanOrEqual(left * left);
        expect(share).toBeLessThanOrEqual(left);
        expect(own.internals['rank-norm-lowest'][ONSET]).toBe(0);
        expect(twin.internals['rank-norm-lowest'][ONSET]).toBeGreaterThan(0);
      }
    },
  );

  test('each has a noisier gradient than their mean has', () => {
    const { internals } = cachedRun(scenario, 1);
    const shares = Array.from(
      { length: 100 },
      (_, step) => internals['rank-norm-square'][step]! / squared(cachedRun(scenario, 1), step),
    );
    // Samples scatter by a fifth at most, and their mean over a hundred steps by a fiftieth.
    expect(Math.min(...shares)).toBeGreaterThan(1);
    expect(mean(shares)).toBeLessThanOrEqual(1.06 * ranks);
  });

  test('that drift take the gradient of one rank alone, and what it costs is loss', () => {
    const pairs = seeds(6).map(
      (seed) => [from(scenario, seed, { drifting: true }), cachedRun(scenario, seed)] as const,
    );
    const norms = pairs.map(([own, twin]) => squared(own, ONSET) / twin.internals['rank-norm-square'][ONSET]!);
    expect(Math.abs(mean(norms) - 1)).toBeLessThan(0.3);
    const late = ({ series }: Trace) => mean(series['train-loss'].slice(-50));
    expect(mean(pairs.map(([own, twin]) => late(own) - late(twin)))).toBeGreaterThan(0);
  });

  test('some that are stale turn the run away from where it was going, and it stays finite', () => {
    const [own, twin] = [from(scenario, 1, { stale: ranks / 2 }), cachedRun(scenario, 1)];
    expect(own.divergedAt).toBeNull();
    expect(mean(own.series['train-loss'].slice(-50))).toBeGreaterThan(mean(twin.series['train-loss'].slice(-50)));
  });
});

describe.each(several)('the gradient of a stale rank in $id', (scenario) => {
  const spectrum = createSpectrum(scenario);
  const { ranks } = scenario.batch;

  /** A model in training, and half of its ranks that turn stale at step 5 and sound again at step 30. */
  const training = () => {
    const model = createModel(scenario, spectrum);
    const mixture = createMixture(scenario, spectrum);
    const own = new Ranks(scenario, model, mixture.terms, createStream('stale', ['ranks']));
    const causes = createCauses(scenario, [
      acting(scenario, {
        ranks(state, { step }) {
          if (step >= 5 && step < 30) state.stale = ranks / 2;
        },
      }),
    ]);
    const draws = createStream('stale', ['draws']);
    const input = { signal: 1, random: 0, amplitude: 1e-3, bias: 0 };
    const update = {
      learningRate: scenario.schedule.peak,
      moving: 1,
      factor: 1,
      bias: 0,
      biasMemory: 1,
      carried: 1,
      through: 1,
      throughPower: 1,
    };
    const gradients = () => Array.from(spectrum.target, (_, i) => model.state[i * LAYOUT.state + LAYOUT.gradient]!);
    const step = (at: number): void => {
      own.advance(causes, at);
      draws.normals(model.draws);
      input.bias = own.repeats ? 1 : 0;
      update.bias = input.bias;
      computeGradient(model, mixture, scenario, input);
      applyUpdate(model, mixture, scenario, scenario.optimizer, update);
    };
    /** Gradient of a batch that teaches nothing and has no noise: what is left is what ranks repeat. */
    const repeated = (): number[] => {
      computeGradient(model, mixture, scenario, { signal: 0, random: 0, amplitude: 0, bias: own.repeats ? 1 : 0 });
      return gradients();
    };
    return { step, repeated, gradients };
  };

  test('is the same at every step, whatever becomes of the weights, and gone when the rank is repaired', () => {
    const { step, repeated } = training();
    for (let at = 0; at <= 5; at++) step(at);
    const first = repeated();
    expect(first.every((gradient) => gradient !== 0)).toBe(true);
    for (let at = 6; at < 30; at++) {
      step(at);
      expect(repeated()).toEqual(first);
    }
    step(30);
    expect(repeated().every((gradient) => gradient === 0)).toBe(true);
  });

  test('is that of the step before: half of it where half of the ranks are stale', () => {
    const { step, repeated, gradients } = training();
    for (let at = 0; at < 5; at++) step(at);
    const last = gradients();
    step(5);
    const kept = repeated();
    const along =
      last.reduce((sum, gradient, i) => sum + gradient * kept[i]!, 0) /
      last.reduce((sum, gradient) => sum + gradient * gradient, 0);
    expect(along).toBeCloseTo(0.5, 1);
  });
});

test('ranks that do nothing special change nothing', () => {
  for (const scenario of several.map((full) => shortened(full, 30)))
    expect(run(scenario, 1, [acting(scenario, { ranks: () => undefined })])).toEqual(run(scenario, 1));
});

describe('ranks that read the same part of the batch', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-7b'), 401);
  const copies = 16;
  const ranks = (state: RankState): void => {
    state.copies = copies;
  };
  const copied = run(scenario, 1, [acting(scenario, { ranks })]);
  const twin = run(scenario, 1);

  test('leave the noise of a batch so many times smaller', () => {
    const scatter = ({ series }: typeof twin) => deviation(series['train-loss'].subarray(0, 400));
    expect(scatter(copied) / scatter(twin)).toBeCloseTo(Math.sqrt(copies), 0);
  });

  test('have losses that differ less than those of ranks that read parts of their own', () => {
    const all = (state: RankState): void => {
      state.copies = scenario.batch.ranks;
    };
    const same = run(scenario, 1, [acting(scenario, { ranks: all })]);
    expect(Math.max(...same.internals['rank-loss-deviation'])).toBe(0);
    expect(mean(copied.internals['rank-loss-deviation'])).toBeGreaterThan(0);
  });
});

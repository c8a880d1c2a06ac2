import { describe, expect, test } from 'vitest';
import { createCauses } from '../../src/run/causes.js';
import type { Hooks } from '../../src/run/fault.js';
import { createModel } from '../../src/run/model.js';
import { Numerics } from '../../src/run/numerics.js';
import type { Scenario } from '../../src/run/scenario.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import type { Trace } from '../../src/run/trace.js';
import { run, scenarioOf, shortened } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';
import { acting } from './acting.js';

/** What number formats take away: small gradients, steps whose gradients overflow, and updates of short weights. */

const tiny = scenarioOf('tiny-transformer');
const SEED = 4;

describe('fp16 gradients under a loss scale that never moves', () => {
  const STEPS = 520;
  const scenario = shortened(tiny, STEPS);
  const scales = [0, -6, -10, -12, -14, -15, -16, -17, -18, -20, -30];
  const under = (exponent: number): Trace => {
    const hooks: Hooks = {
      numerics(state) {
        state.gradients = 'fp16';
        state.fixedLossScale = 2 ** exponent;
      },
    };
    return run(scenario, SEED, [acting(scenario, hooks)]);
  };
  const traces = new Map(scales.map((exponent) => [exponent, under(exponent)]));
  const sound = run(scenario, SEED);
  const zeros = (exponent: number, step = 500) => traces.get(exponent)!.internals['zero-gradient-share'][step]!;
  const late = (trace: Trace, series: 'train-loss' | 'update-ratio') => mean(trace.series[series].slice(-50));

  test('lose a share of their entries that grows from none to all as the scale falls', () => {
    const shares = scales.map((exponent) => zeros(exponent));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeCloseTo(0, 6);
    expect(shares.at(-1)).toBeCloseTo(1, 6);
    expect(sound.internals['zero-gradient-share'].every((share) => share === 0)).toBe(true);
  });

  test.each([
    [-14, 0.36],
    [-17, 0.91],
  ])('lose at 2^%i what the recorded run lost: %d', (exponent, recorded) => {
    expect(Math.abs(zeros(exponent) - recorded)).toBeLessThan(0.15);
  });

  test('move nothing else while only a few are lost, and hold training up when nearly all are', () => {
    const [few, most] = [traces.get(-10)!, traces.get(-20)!];
    expect(zeros(-10)).toBeGreaterThan(0.005);
    expect(Math.abs(late(few, 'train-loss') - late(sound, 'train-loss'))).toBeLessThan(0.01);
    expect(late(few, 'update-ratio') / late(sound, 'update-ratio')).toBeCloseTo(1, 1);
    expect(late(most, 'train-loss') - late(sound, 'train-loss')).toBeGreaterThan(0.3);
    expect(late(most, 'update-ratio') / late(sound, 'update-ratio')).toBeLessThan(0.6);
  });
});

describe('a dynamic loss scale', () => {
  const lossScale = { initial: 1024, growthSteps: 3, headroom: 4 };
  const scenario: Scenario = { ...tiny, numerics: { ...tiny.numerics, gradients: 'fp16', lossScale } };
  const largest = 65_504 / (1024 * 4);
  const numericsOf = (owner: Scenario, hooks: Hooks = {}) => {
    const numerics = new Numerics(owner, createModel(owner, createSpectrum(owner)));
    const causes = createCauses(owner, [acting(owner, hooks)]);
    return (norm: number, step = 0): { skipped: boolean; scale: number } => {
      numerics.advance(causes, step);
      return { skipped: numerics.overflows(norm), scale: numerics.lossScale };
    };
  };

  test('is halved by a step that overflows, which is skipped, and doubled after enough good ones in a row', () => {
    const step = numericsOf(scenario);
    const steps = [largest, 1.01 * largest, 1, 1, 1, 1, 1, 3 * largest, 1, 1, 1].map((norm) => step(norm));
    expect(steps.map(({ scale }) => scale)).toEqual([1024, 512, 512, 512, 1024, 1024, 1024, 512, 512, 512, 1024]);
    expect(steps.map(({ skipped }) => skipped).flatMap((skipped, i) => (skipped ? [i] : []))).toEqual([1, 7]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('takes a norm of %d for an overflow', (norm) => {
    expect(numericsOf(scenario)(norm)).toEqual({ skipped: true, scale: 512 });
  });

  test('that somebody fixed does not move, and starts again where it is let go', () => {
    const numerics: Hooks['numerics'] = (state, { step }) => {
      if (step < 5) state.fixedLossScale = 8;
    };
    const step = numericsOf(scenario, { numerics });
    const norms = [1, 1, 1, 1000 * largest, 1, 1];
    expect(norms.map((norm, i) => step(norm, i))).toEqual([
      ...[false, false, false, true, false].map((skipped) => ({ skipped, scale: 8 })),
      { skipped: false, scale: 1024 },
    ]);
  });

  test('does not exist where the formats need none', () => {
    expect(numericsOf(tiny)(1e30)).toEqual({ skipped: false, scale: 1 });
  });

  test('of a run: the step is skipped, said so, and every weight stays where it is', () => {
    const long = shortened(
      { ...scenario, numerics: { ...scenario.numerics, lossScale: { ...lossScale, growthSteps: 50 } } },
      200,
    );
    const gradientFactor: Hooks['gradientFactor'] = (factor, { step }) => (step === 120 ? 1e6 : factor);
    const trace = run(long, SEED, [acting(long, { gradientFactor })]);
    const skipped = trace.log.filter(({ text }) => text.includes('skipped'));
    const { series, internals } = trace;
    const before = internals['loss-scale'][119]!;
    expect(skipped).toEqual([
      { step: 120, level: 'warning', text: `gradient overflow: step skipped, loss scale ${before / 2}` },
    ]);
    expect([119, 120, 121].map((step) => series['update-ratio'][step] === 0)).toEqual([false, true, false]);
    // The norm is that before the step: after the skipped one it is still what it is before step 120 in a run without it.
    expect(series['weight-norm'][121]).toBe(run(long, SEED).series['weight-norm'][120]);
    expect(before).toBe(4096);
    // Fifty good steps later it is back.
    expect([120, 169, 170].map((step) => internals['loss-scale'][step])).toEqual([2048, 2048, 4096]);
  });
});

describe('weights kept in bf16', () => {
  const numerics: Hooks['numerics'] = (state) => {
    state.weightBits = 7;
  };
  const ratio = (short: Trace, sound: Trace, from: number, to: number): number =>
    mean(short.series['update-ratio'].slice(from, to)) / mean(sound.series['update-ratio'].slice(from, to));

  test('take every update while it is large, and lose the late ones: the ratio falls faster than the learning rate', () => {
    const [short, sound] = [run(tiny, SEED, [acting(tiny, { numerics })]), run(tiny, SEED)];
    const { steps } = tiny.window;
    expect(Math.abs(ratio(short, sound, 50, 200) - 1)).toBeLessThan(0.1);
    expect(ratio(short, sound, steps - 100, steps)).toBeLessThan(0.9);
    expect(mean(short.series['train-loss'].slice(-100))).toBeGreaterThan(mean(sound.series['train-loss'].slice(-100)));
  });

  test('lose most of what a small learning rate does from the first step on', () => {
    const scenario = shortened(scenarioOf('sft-8b'), 400);
    const [short, sound] = [run(scenario, SEED, [acting(scenario, { numerics })]), run(scenario, SEED)];
    expect(ratio(short, sound, 50, 400)).toBeLessThan(0.6);
    expect(mean(short.series['train-loss'].slice(-100))).toBeGreaterThan(mean(sound.series['train-loss'].slice(-100)));
  });

  test('are no others when a longer mantissa is kept', () => {
    const scenario = shortened(tiny, 200);
    const kept: Hooks['numerics'] = (state) => {
      state.weightBits = 23;
    };
    expect(run(scenario, SEED, [acting(scenario, { numerics: kept })]).series).toEqual(run(scenario, SEED).series);
  });
});

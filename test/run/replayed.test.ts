import { describe, expect, test } from 'vitest';
import type { Replay } from '../../src/run/fault.js';
import { run, scenarioOf, shortened } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';
import { acting } from './acting.js';

/** Batches that were served before, and data sets that are smaller than planned. */

const ONSET = 300;
const SPAN = 150;

describe('a loader that goes back', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-7b'), 700);
  const replay = (state: Replay, { sinceOnset }: { sinceOnset: number }): void => {
    if (sinceOnset < SPAN) Object.assign(state, { batches: SPAN, shuffled: false, seen: true });
  };
  const back = run(scenario, 1, [acting(scenario, { replay }, ONSET)]);
  const twin = run(scenario, 1);
  const effect = (from: number, to: number) =>
    mean(back.series['train-loss'].subarray(from, to)) - mean(twin.series['train-loss'].subarray(from, to));

  test('shows its batches again: their noise is what it was, and some of them is remembered', () => {
    const noiseOf = ({ series }: typeof back, from: number) => {
      const values = series['train-loss'].subarray(from, from + SPAN);
      return Array.from(values, (value) => value - mean(values));
    };
    const [before, after] = [noiseOf(twin, ONSET - SPAN), noiseOf(back, ONSET)];
    const product = mean(Float64Array.from(before, (value, i) => value * after[i]!));
    const size = (values: number[]) => Math.sqrt(mean(Float64Array.from(values, (value) => value * value)));
    expect(product / size(before) / size(after)).toBeGreaterThan(0.9);
    expect(effect(ONSET, ONSET + SPAN)).toBeLessThan(-0.1);
  });

  test('is over when the span is', () => {
    expect(Math.abs(effect(ONSET + SPAN, 700))).toBeLessThan(0.02);
  });
});

describe('a data set that is smaller than planned', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-7b'), 801);
  const small = (batches: number) => {
    const replay = (state: Replay): void => {
      state.batches = batches;
    };
    return run(scenario, 1, [acting(scenario, { replay }, 200)]);
  };
  const twin = run(scenario, 1);

  test('is new in its first pass, and known from the second on', () => {
    const { series } = small(150);
    const effect = (from: number, to: number) =>
      mean(series['train-loss'].subarray(from, to)) - mean(twin.series['train-loss'].subarray(from, to));
    expect(effect(200, 350)).toBe(0);
    expect(effect(350, 500)).toBeLessThan(-0.2);
    expect(effect(500, 650)).toBeLessThan(effect(350, 500) - 0.1);
  });

  test('is paid for in the evaluation, the more the smaller it is', () => {
    const last = (trace: typeof twin) => mean(Float64Array.from(trace.evaluations.metrics.loss, (s) => s.at(-1)!));
    const [few, many] = [last(small(60)) - last(twin), last(small(200)) - last(twin)];
    expect(few).toBeGreaterThan(many);
    expect(many).toBeGreaterThan(0);
  });

  test('of examples that repeat is as good as a smaller one', () => {
    const vision = shortened(scenarioOf('vision-finetune'), 801);
    const replay = (state: Replay): void => {
      state.unique = 0.125;
    };
    const last = (trace: typeof twin) => mean(Float64Array.from(trace.evaluations.metrics.loss, (s) => s.at(-1)!));
    expect(last(run(vision, 1, [acting(vision, { replay })])) - last(run(vision, 1))).toBeGreaterThan(0.02);
  });
});

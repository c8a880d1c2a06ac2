import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Trace } from '../../src/run/trace.js';
import { fingerprintOf, fingerprintsFile } from '../helpers/fingerprints.js';
import { cachedRun, catalogue, resolve, root, run, scenarioOf, scenarios, seeds, shortened } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';

/*
 * What shows this fault is a push that a run meets by chance, so the common tests of a signature, which want it in every seed, do not
 * fit: here the control `benign-spike` brings the push. BLOOM-13B (β₂ .999): five hundred steps, while a second spike was over within
 * sixty; with .95 nothing of the kind. test/validate replays it nearer to the edge of stability. Theory: what ends a spike is that
 * the second moment grows, at first by a share 1 − β₂ of the clipped gradient a step, so the longest last in proportion to
 * 1/(1 − β₂); many more end by chance, when a step lands near the floor of the valley.
 */
const fault = catalogue.get('beta2-too-high');
const spike = catalogue.get('benign-spike');
const full = scenarioOf('llm-pretrain-13b');
const ONSET = 100;
const PUSH = 300;
const scenario = shortened(full, 620);

/** Seeds that meet no push by chance in these steps. */
const SEEDS = [1, 2, 4, 5, 6, 7, 8, 9];
const NORMS = [4, 6, 8, 10];

/** Extra loss of runs that meet a push, over those that meet none. */
function pushed(memory: number | null): Float64Array[] {
  return SEEDS.flatMap((seed) =>
    NORMS.map((norms) => {
      const push = resolve({ fault: spike, onset: PUSH, dose: { norms } }, scenario);
      const slow = memory === null ? [] : [resolve({ fault, onset: ONSET, dose: { memory } }, scenario)];
      return extra(run(scenario, seed, [...slow, push]), cachedRun(scenario, seed));
    }),
  );
}

const extra = (trace: Trace, twin: Trace): Float64Array =>
  trace.series['train-loss'].map((loss, step) => loss - twin.series['train-loss'][step]!);
const lasting = (nats: Float64Array): number => nats.findLastIndex((value) => value > 0.5) - PUSH;

describe('beta2-too-high after a push', () => {
  const healthy = pushed(null);
  const [mild, middle, strong] = [500, 1000, 2000].map(pushed);

  test('with β₂ .95 every spike is over within fifty steps', () => {
    for (const nats of healthy) expect(lasting(nats)).toBeLessThan(50);
  });

  test('is the longer the slower the second moment, up to hundreds of steps', () => {
    const longest = [mild!, middle!, strong!].map((runs) => Math.max(...runs.map(lasting)));
    // .16, .14 and .11 of 1/(1 − β₂): the last of them with a push that is over before the moment is full.
    expect(longest[0]).toBeGreaterThan(60);
    expect(longest[0]).toBeLessThan(120);
    expect(longest[1]).toBeGreaterThan(110);
    expect(longest[1]).toBeLessThan(200);
    expect(longest[2]).toBeGreaterThan(180);
    expect(longest[2]).toBeLessThan(320);
  });

  test('costs the more in the mean of many pushes', () => {
    const cost = [healthy, mild!, middle!, strong!].map((runs) => mean(runs.map((nats) => mean(nats, PUSH + 40, 620))));
    expect(cost[0]).toBeLessThan(0.02);
    expect(cost[1]).toBeGreaterThan(2 * cost[0]!);
    expect(cost[2]).toBeGreaterThan(1.3 * cost[1]!);
    expect(cost[3]).toBeGreaterThan(1.3 * cost[2]!);
  });

  test('many spikes still heal as fast as any', () => {
    const fast = strong!.filter((nats) => lasting(nats) < 50).length / strong!.length;
    expect(fast).toBeGreaterThan(0.3);
    expect(fast).toBeLessThan(0.8);
  });
});

describe('beta2-too-high without a push', () => {
  test('leaves loss, norms and update ratio as they are', () => {
    for (const seed of SEEDS) {
      const twin = cachedRun(scenario, seed);
      const trace = cachedRun(scenario, seed, { fault, onset: ONSET });
      expect(Math.max(...extra(trace, twin).map(Math.abs))).toBeLessThan(0.02);
      const ratio = (metric: 'gradient-norm' | 'update-ratio' | 'weight-norm'): number =>
        mean(trace.series[metric], ONSET, 620) / mean(twin.series[metric], ONSET, 620);
      expect(ratio('gradient-norm')).toBeCloseTo(1, 2);
      expect(ratio('weight-norm')).toBeCloseTo(1, 2);
      // The correction of the bias with the new β₂: √(1 − .9995^5100) = .96.
      expect(ratio('update-ratio')).toBeGreaterThan(0.93);
      expect(ratio('update-ratio')).toBeLessThan(1.01);
    }
  });

  test('is not a rate that is too high: that shows in the ratio at once', () => {
    for (const seed of seeds(4)) {
      const high = cachedRun(scenario, seed, { fault: catalogue.get('lr-too-high'), onset: ONSET, severity: 0.6 });
      const twin = cachedRun(scenario, seed);
      const before = mean(high.series['update-ratio'], ONSET, ONSET + 20);
      expect(before / mean(twin.series['update-ratio'], ONSET, ONSET + 20)).toBeGreaterThan(1.8);
    }
  });
});

test('occurs only where a push can run away, and has the fingerprint of its seed there', () => {
  const possible = scenarios.filter((one) => fault.excludedFrom(one) === null);
  expect(possible.map(({ id }) => id)).toEqual(['llm-pretrain-13b']);
  const known = JSON.parse(readFileSync(join(root, fingerprintsFile), 'utf8')) as Record<string, string>;
  expect(known['llm-pretrain-13b/beta2-too-high']).toBe(fingerprintOf(fault, full));
});

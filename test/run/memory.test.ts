import { describe, expect, test } from 'vitest';
import { createMemory, crowding, type Memory, steepened, visitPool } from '../../src/run/memory.js';
import { scenarioOf } from '../helpers/runs.js';
import { mean } from '../helpers/statistics.js';

const rates = { ...scenarioOf('llm-pretrain-7b').memory, gainPerVisit: 0.3, forgettingPerStep: 0.001 };

/** What the loss of each step shows as memorised. */
function shown(memory: Memory, steps: number, learningRateShare = 1, known = 0): number[] {
  return Array.from({ length: steps }, () => {
    visitPool(memory, rates, learningRateShare, known);
    return memory.current;
  });
}

const pool = createMemory;

describe('memory of examples', () => {
  test.each([2, 8, 64, 100, 195, 1000])('of a pool of %i batches: the first pass shows nothing', (batches) => {
    const memory = pool(batches);
    expect(Math.max(...shown(memory, batches))).toBe(0);
    expect(Math.min(...shown(memory, batches))).toBeGreaterThan(0);
  });

  test('grows with every pass towards a limit, in steps at the boundary', () => {
    const memory = pool(40);
    const passes = Array.from({ length: 30 }, () => shown(memory, 40));
    const levels = passes.map((pass) => mean(pass));
    for (const pass of passes) expect(Math.max(...pass) - Math.min(...pass)).toBeLessThan(1e-12);
    for (let k = 1; k < levels.length; k++) expect(levels[k]).toBeGreaterThanOrEqual(levels[k - 1]! - 1e-12);
    // Share s after fading f and gain g: s = f·(s + (1 − s)·g) at rest.
    const f = Math.exp(-0.001 * 40);
    expect(levels.at(-1)).toBeCloseTo((f * 0.3) / (1 - f * 0.7), 3);
    expect(levels[1]).toBeCloseTo(f * 0.3, 12);
  });

  test('is deeper in a shorter loop: less is forgotten between two visits', () => {
    const settled = [8, 32, 128, 512].map((batches) => {
      const memory = pool(batches);
      shown(memory, 20 * batches);
      return memory.current;
    });
    expect(settled).toEqual([...settled].sort((a, b) => b - a));
  });

  test('neither grows nor fades while the learning rate is zero', () => {
    const memory = pool(16);
    shown(memory, 48);
    shown(memory, 16, 0);
    expect(shown(memory, 16, 0)).toEqual(shown(memory, 16, 0));
  });

  test('shows what was known before in the first pass, and builds on it', () => {
    const memory = pool(8);
    expect(new Set(shown(memory, 8, 1, 0.4))).toEqual(new Set([0.4]));
    expect(Math.min(...shown(memory, 8))).toBeGreaterThan(0.5);
  });
});

test('a visit leaves the less, the more there is to hold: recorded .05 with 3,072 tokens, .02 with 24,576', () => {
  const small = scenarioOf('tiny-transformer');
  const gains = [3072, 24_576].map((tokens) => small.memory.gainPerVisit * crowding(small, tokens));
  expect(gains[0]).toBeCloseTo(0.05, 2);
  expect(gains[1]).toBeCloseTo(0.02, 2);
  expect(crowding(scenarioOf('llm-pretrain-7b'), 32 * 524_288)).toBeGreaterThan(0.99);
});

test('what is known by heart has larger gradients at the same residual: × 1.5 where a quarter of the loss is gone', () => {
  // Recorded with a loop of 32 batches: norm × 1.19 and × 1.56 where .08 and .26 of the loss were gone; the noise goes as its root.
  expect(steepened(0.08) * Math.sqrt(1 - 0.08)).toBeCloseTo(1.19, 1);
  expect(steepened(0.26) * Math.sqrt(1 - 0.26)).toBeCloseTo(1.56, 1);
  expect(steepened(0)).toBe(1);
});

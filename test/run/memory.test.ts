import { describe, expect, test } from 'vitest';
import { createMemory, type Memory, visitPool } from '../../src/run/memory.js';
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

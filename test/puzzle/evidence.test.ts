import { describe, expect, test } from 'vitest';
import { evidenceByPanel, evidenceOfValue, panelNoise } from '../../src/puzzle/evidence.js';
import { cachedRun, scenarioOf } from '../helpers/runs.js';

describe('evidence', () => {
  const scenario = scenarioOf('llm-pretrain-7b');
  const [one, other] = [cachedRun(scenario, 1), cachedRun(scenario, 2)];
  const noise = panelNoise(other);

  test('of a run against itself is 0 on every panel', () => {
    const lines = evidenceByPanel(one, one, noise);
    expect(lines).toHaveLength(6 + 3 * scenario.sources.length);
    for (const { evidence } of lines) expect(evidence).toBe(0);
  });

  test('does not depend on which of two runs is the observed one', () => {
    const [there, back] = [evidenceByPanel(one, other, noise), evidenceByPanel(other, one, noise)];
    for (const [i, { evidence }] of there.entries()) expect(evidence).toBeCloseTo(back[i]!.evidence, 3);
  });

  test('of one value is half its squared distance in standard deviations', () => {
    expect(evidenceOfValue(5, 2, false, 1)).toBe(4.5);
    expect(evidenceOfValue(Math.E, 1, true, 0.5)).toBeCloseTo(2, 12);
    expect(evidenceOfValue(Number.NaN, Number.NaN, false, 1)).toBe(0);
    // A skipped step has an update ratio of 0.
    expect(evidenceOfValue(0, 0, true, 1)).toBe(0);
    expect(evidenceOfValue(0, 1e-3, true, 1)).toBe(evidenceOfValue(Number.NaN, 1, false, 1));
    expect(evidenceOfValue(1e-3, 0, true, 1)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(evidenceOfValue(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, true, 1)).toBe(0);
  });

  test('of a value that is finite in one run alone is large and finite', () => {
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY])
      for (const [a, b] of [[odd, 1], [1, odd]] as const) {
        const nats = evidenceOfValue(a, b, false, 1);
        expect(nats).toBeGreaterThan(100);
        expect(nats).toBeLessThan(1e6);
      } // biome-ignore format: a table
  });
});

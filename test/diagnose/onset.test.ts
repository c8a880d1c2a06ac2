import { describe, expect, test } from 'vitest';
import { lookAt } from '../../src/diagnose/look.js';
import type { Observation } from '../../src/diagnose/observation.js';
import { credibleRows, onsetPosterior } from '../../src/diagnose/onset.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { noisy } from './observations.js';

const lossOf = (values: Float64Array): Observation => ({
  steps: Float64Array.from(values, (_, row) => row),
  series: { 'train-loss': values },
  evaluations: null,
});

const learning = (row: number) => 2.5 - 0.2 * Math.log(row + 20);

describe('the onset', () => {
  test.each([200, 500, 850])('of a clean step in noise at row %i is found within two rows', (onset) => {
    const values = noisy(`onset ${onset}`, 1200, 0.01, (row) => learning(row) + (row < onset ? 0 : 0.5));
    for (const model of [undefined, diagnostician.model.onset]) {
      const { row, evidence } = lookAt(lossOf(values), model).onset;
      expect(Math.abs(row - onset)).toBeLessThanOrEqual(2);
      expect(evidence).toHaveLength(1200);
      const [from, to] = credibleRows(evidence, 1);
      expect(from).toBeLessThanOrEqual(onset + 2);
      expect(to).toBeGreaterThanOrEqual(onset - 2);
      // How sure the fitted weights are of a loss alone is theirs to say; the plain ones have no doubt.
      if (model === undefined) expect(to - from).toBeLessThan(20);
    }
  });

  test('of a straight line has no evidence at any row', () => {
    const { evidence } = lookAt(lossOf(Float64Array.from({ length: 1200 }, (_, row) => 3 - row / 1000))).onset;
    expect(evidence).toEqual(new Float64Array(1200));
  });

  test('is the first evaluation of trained weights from there on, or behind the last', () => {
    const steps = Float64Array.from({ length: 600 }, (_, row) => 10 * row);
    const evaluations = (at: number[]) => ({
      steps: Float64Array.from(at),
      slices: ['all'],
      sizes: [null],
      metrics: { loss: [Float64Array.from(at, () => 2)] },
    });
    const values = noisy('evaluated', 600, 0.01, (row) => learning(row) + (row < 300 ? 0 : 1));
    const look = (at: number[]) => lookAt({ steps, series: { 'train-loss': values }, evaluations: evaluations(at) });
    expect(look([0, 1000, 2500, 4005, 5990]).onset.evaluation).toBe(2);
    expect([...look([0, 1000, 2500, 4005, 5990]).evaluationRows]).toEqual([100, 250, 401, 599]);
    expect(look([0, 1000]).onset.evaluation).toBe(1);
  });
});

describe('the posterior of the onset', () => {
  test('sums to 1, and an interval is the shortest that holds 80 % of it', () => {
    const evidence = noisy('evidence', 400, 1, (row) => -Math.abs(row - 120) / 8);
    const posterior = onsetPosterior(evidence, 0.7);
    expect(posterior.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    const [from, to] = credibleRows(evidence, 0.7);
    const mass = (a: number, b: number) => posterior.slice(a, b + 1).reduce((sum, p) => sum + p, 0);
    expect(mass(from, to)).toBeGreaterThanOrEqual(0.8 - 1e-9);
    for (let a = 0; a + (to - from) - 1 < 400; a++) expect(mass(a, a + (to - from) - 1)).toBeLessThan(0.8 + 1e-9);
  });

  test('of one row is that row, and of none nothing that throws', () => {
    expect(credibleRows(Float64Array.of(3), 1)).toEqual([0, 0]);
    expect(credibleRows(Float64Array.of(0, 90, 0), 1)).toEqual([1, 1]);
    expect(() => credibleRows(new Float64Array(), 1)).not.toThrow();
  });
});

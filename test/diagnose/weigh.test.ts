import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Head } from '../../src/diagnose/model.js';
import { FREE_PANELS, PANELS, type Panel } from '../../src/diagnose/panels.js';
import { BASIS, basisOf, headFor, MOST, scaled, weighPanels } from '../../src/diagnose/weigh.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { smallHead, smallModel } from './small-model.js';

describe('a scaled feature', () => {
  test('is the inverse hyperbolic sine of its distance, odd, growing, and cut', () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        expect(scaled(x, 0, 1)).toBeCloseTo(Math.max(-MOST, Math.min(MOST, Math.asinh(x))), 12);
        expect(scaled(-x, 0, 1)).toBeCloseTo(-scaled(x, 0, 1), 12);
        expect(scaled(5 + 3 * x, 5, 3)).toBeCloseTo(scaled(x, 0, 1), 9);
      }),
    );
  });

  test('says nothing where there is no number', () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) expect(scaled(value, 1, 2)).toBe(0);
  });

  test('is weighed by itself and by what exceeds a knee on its side', () => {
    const basis = (value: number) => {
      const into = new Float64Array(BASIS + 1);
      basisOf(value, into, 1);
      return [...into.slice(1)];
    };
    expect(basis(0.5)).toEqual([0.5, 0, 0]);
    expect(basis(1.7)).toEqual([1.7, expect.closeTo(1, 12), 0]);
    expect(basis(-1.7)).toEqual([-1.7, 0, expect.closeTo(1, 12)]);
  });
});

describe('the head of a run', () => {
  const models = [smallModel, diagnostician.model];

  test('has no panel that the run lacks, and no other such head has more', () => {
    const subset = fc.subarray([...PANELS]);
    const scenario = fc.constantFrom(null, 'own', 'llm-pretrain-7b', 'vision-finetune', 'of somebody else');
    fc.assert(
      fc.property(subset, scenario, fc.constantFrom(...models), (available, of, model) => {
        const fits = (head: Head) =>
          (head.scenario === null || head.scenario === of) && head.panels.every((panel) => available.includes(panel));
        const head = headFor(model, available, of);
        const fitting = model.heads.filter(fits);
        expect(head === undefined).toBe(fitting.length === 0);
        if (head === undefined) return;
        expect(fits(head)).toBe(true);
        // One of the run's own scenario goes before one for all.
        const rivals = fitting.filter((other) => (other.scenario === null) === (head.scenario === null));
        expect(head.panels.length).toBe(Math.max(...rivals.map(({ panels }) => panels.length)));
        if (head.scenario === null) expect(fitting.every((other) => other.scenario === null)).toBe(true);
      }),
    );
  });

  test('is never one that reads a panel which is missing, so that what is missing adds no certainty', () => {
    for (const missing of PANELS) {
      const left = PANELS.filter((panel) => panel !== missing);
      expect(headFor(diagnostician.model, left, null)?.panels).not.toContain(missing);
    }
    expect(headFor(smallModel, ['weight-norm'], null)).toBeUndefined();
    expect(headFor(smallModel, [], 'own')).toBeUndefined();
  });

  test('of a played scenario reads all panels, or all free ones', () => {
    for (const scenario of Object.keys(diagnostician.model.tiers)) {
      expect(headFor(diagnostician.model, PANELS, scenario)).toMatchObject({ scenario, panels: PANELS });
      expect(headFor(diagnostician.model, FREE_PANELS, scenario)).toMatchObject({ scenario, panels: FREE_PANELS });
    }
  });
});

test('weights add up over panels to the score of the whole head', () => {
  const panels: Panel[] = ['train-loss', 'gradient-norm'];
  const head = smallHead({ panels, features: [2, 0, 1], weights: [[1, 2, 3], [0, -1, 0.5], [0.25, 0, 0]] }); // biome-ignore format: as rows
  const panelOf = (feature: number) => panels[feature === 1 ? 1 : 0]!;
  const weights = weighPanels(head, Float64Array.of(0.5, -0.25, 0.125), panelOf);
  expect(weights.map((of) => [...of])).toEqual([
    [0.125 + 2 * 0.5, -0.5, 0.25 * 0.125],
    [3 * -0.25, 0.5 * -0.25, 0],
  ]);
});

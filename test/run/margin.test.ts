import { describe, expect, test } from 'vitest';
import { sigmoid, softplus } from '../../src/core/maths.js';
import {
  confidenceLogit,
  miscalibrationCost,
  scaleGradient,
  type TrainingMargins,
  wrongLabelCost,
} from '../../src/run/margin.js';
import { Rivals } from '../../src/run/rivals.js';

const FEW = new Rivals({ rivals: 5, classes: 96 });
const ALL = new Rivals({ rivals: 10, classes: 10 });
const clean: TrainingMargins = {
  meanLogit: 0.4,
  spread: 2,
  fresh: 1,
  memorised: 0,
  memorisedLogit: 3,
  labelNoise: 0,
};

describe('the margin model', () => {
  test('is calibrated at scale 1: no cost, no gradient, confidence is the chance of being right', () => {
    for (const meanLogit of [-3, 0, 0.7, 4]) {
      expect(miscalibrationCost(meanLogit, 2.2, 1, FEW)).toBeCloseTo(0, 12);
      expect(scaleGradient({ ...clean, meanLogit }, 1, FEW)).toBeCloseTo(0, 12);
      expect(confidenceLogit(meanLogit, 1, FEW)).toBeCloseTo(meanLogit, 12);
    }
  });

  test('costs more the further the scale is from 1, on both sides', () => {
    const costs = [0.3, 0.6, 0.9, 1, 1.1, 1.6, 3].map((scale) => miscalibrationCost(0.5, 2, scale, FEW));
    expect(costs.slice(0, 4)).toEqual([...costs.slice(0, 4)].sort((a, b) => b - a));
    expect(costs.slice(3)).toEqual([...costs.slice(3)].sort((a, b) => a - b));
  });

  test('has as gradient the slope of the cost, where no label is wrong', () => {
    for (const scale of [0.5, 0.8, 1.3, 2]) {
      const cost = (log: number): number => miscalibrationCost(clean.meanLogit, clean.spread, Math.exp(log), FEW);
      const slope = (cost(Math.log(scale) + 1e-4) - cost(Math.log(scale) - 1e-4)) / 2e-4;
      expect(scaleGradient(clean, scale, FEW)).toBeCloseTo(slope, 6);
    }
  });

  test('is pulled down by wrong labels and up by memorised examples', () => {
    expect(scaleGradient({ ...clean, labelNoise: 0.1 }, 1, FEW)).toBeGreaterThan(0);
    expect(scaleGradient({ ...clean, labelNoise: 0.4 }, 1, FEW)).toBeGreaterThan(
      scaleGradient({ ...clean, labelNoise: 0.1 }, 1, FEW),
    );
    // Without end: a memorised example rewards confidence at any scale (Soudry et al. 2018).
    for (const scale of [1, 2, 4])
      expect(scaleGradient({ ...clean, fresh: 0, memorised: 1 }, scale, FEW)).toBeLessThan(0);
  });

  test('has rivals that are calibrated at scale 1 and as many as are said', () => {
    for (const rivals of [FEW, ALL]) {
      expect(rivals.shift(1)).toBeCloseTo(0, 12);
      expect(rivals.cost(1)).toBeCloseTo(0, 12);
      expect(rivals.costSlope(1)).toBeCloseTo(0, 12);
      for (const scale of [0.3, 0.7, 1.1, 2.5]) {
        const slope = (rivals.logSum(scale + 1e-6) - rivals.logSum(scale - 1e-6)) / 2e-6;
        expect(rivals.logSumSlope(scale)).toBeCloseTo(slope, 6);
        expect(rivals.cost(scale)).toBeGreaterThanOrEqual(0);
      }
    }
    // Entropy log Z − κ d log Z/dκ at scale 1 is the logarithm of the rivals.
    expect(FEW.logSum(1) - FEW.logSumSlope(1)).toBeCloseTo(Math.log(4), 12);
    // At scale 0 all classes are alike.
    expect(FEW.logSum(0)).toBeCloseTo(Math.log(95), 12);
  });

  test('charges a wrong label more, the surer the model is', () => {
    const costs = [-2, 0, 2, 4].map((mean) => wrongLabelCost(mean, 2, 1, FEW));
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(costs[0]).toBeGreaterThan(0);
  });

  test('sums over 17 nodes of the normal density, however it gets their exponentials', () => {
    const nodes = Array.from({ length: 17 }, (_, k) => 0.4 * (k - 8));
    const weights = nodes.map((z) => Math.exp((-z * z) / 2));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const expectation = (mean: number, spread: number, of: (h: number) => number): number =>
      nodes.reduce((sum, z, k) => sum + (weights[k]! / total) * of(mean + spread * z), 0);
    for (const mean of [-30, -4, 0, 0.5, 7, 40])
      for (const spread of [0.5, 2.2])
        for (const scale of [0.2, 0.97, 1, 3, 20]) {
          const said = (h: number): number => confidenceLogit(h, scale, FEW);
          const beside = (h: number): number => (1 - sigmoid(h)) * FEW.cost(scale);
          const cost = expectation(
            mean,
            spread,
            (h) => softplus(said(h)) - softplus(h) - sigmoid(h) * (said(h) - h) + beside(h),
          );
          const wrong = FEW.logSum(scale) + expectation(mean, spread, (h) => softplus(said(h)));
          const slope = expectation(
            mean,
            spread,
            (h) =>
              (sigmoid(said(h)) - 0.9 * sigmoid(h)) * (h + FEW.shiftSlope(scale)) +
              0.9 * (1 - sigmoid(h)) * FEW.costSlope(scale),
          );
          const margins = { ...clean, meanLogit: mean, spread, labelNoise: 0.1 };
          const near = (value: number, wanted: number): void =>
            expect(Math.abs(value - wanted)).toBeLessThan(1e-11 * Math.max(1, scale * Math.abs(mean)));
          near(miscalibrationCost(mean, spread, scale, FEW), cost);
          near(wrongLabelCost(mean, spread, scale, FEW), wrong);
          near(scaleGradient(margins, scale, FEW), scale * slope);
        }
  });
});

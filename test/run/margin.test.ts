import { describe, expect, test } from 'vitest';
import { createStream } from '../../src/core/rng.js';
import { drawLuck, evaluateSlice } from '../../src/run/evaluation.js';
import {
  confidenceLogit,
  miscalibrationCost,
  scaleGradient,
  type TrainingMargins,
  wrongLabelCost,
} from '../../src/run/margin.js';
import { createMixture } from '../../src/run/mixture.js';
import { createModel } from '../../src/run/model.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import { scenarios } from '../helpers/runs.js';

const LOG_RIVALS = Math.log(4);
const clean: TrainingMargins = {
  meanLogit: 0.4,
  spread: 2,
  memorised: 0,
  memorisedLogit: 3,
  labelNoise: 0,
};

describe('the margin model', () => {
  test('is calibrated at scale 1: no cost, no gradient, confidence is the chance of being right', () => {
    for (const meanLogit of [-3, 0, 0.7, 4]) {
      expect(miscalibrationCost(meanLogit, 2.2, 1, LOG_RIVALS)).toBeCloseTo(0, 12);
      expect(scaleGradient({ ...clean, meanLogit }, 1, LOG_RIVALS)).toBeCloseTo(0, 12);
      expect(confidenceLogit(meanLogit, 1, LOG_RIVALS)).toBeCloseTo(meanLogit, 12);
    }
  });

  test('costs more the further the scale is from 1, on both sides', () => {
    const costs = [0.3, 0.6, 0.9, 1, 1.1, 1.6, 3].map((scale) => miscalibrationCost(0.5, 2, scale, LOG_RIVALS));
    expect(costs.slice(0, 4)).toEqual([...costs.slice(0, 4)].sort((a, b) => b - a));
    expect(costs.slice(3)).toEqual([...costs.slice(3)].sort((a, b) => a - b));
  });

  test('has as gradient the slope of the cost, where no label is wrong', () => {
    for (const scale of [0.5, 0.8, 1.3, 2]) {
      const cost = (log: number): number =>
        miscalibrationCost(clean.meanLogit, clean.spread, Math.exp(log), LOG_RIVALS);
      const slope = (cost(Math.log(scale) + 1e-4) - cost(Math.log(scale) - 1e-4)) / 2e-4;
      expect(scaleGradient(clean, scale, LOG_RIVALS)).toBeCloseTo(slope, 6);
    }
  });

  test('is pulled down by wrong labels and up by memorised examples', () => {
    expect(scaleGradient({ ...clean, labelNoise: 0.1 }, 1, LOG_RIVALS)).toBeGreaterThan(0);
    expect(scaleGradient({ ...clean, labelNoise: 0.4 }, 1, LOG_RIVALS)).toBeGreaterThan(
      scaleGradient({ ...clean, labelNoise: 0.1 }, 1, LOG_RIVALS),
    );
    // Without end: a memorised example rewards confidence at any scale (Soudry et al. 2018).
    for (const scale of [1, 2, 4]) expect(scaleGradient({ ...clean, memorised: 1 }, scale, LOG_RIVALS)).toBeLessThan(0);
  });

  test('charges a wrong label more, the surer the model is', () => {
    const costs = [-2, 0, 2, 4].map((mean) => wrongLabelCost(mean, 2, 1, LOG_RIVALS));
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(costs[0]).toBeGreaterThan(0);
  });
});

describe.each(scenarios)('an evaluation of $id without luck', (scenario) => {
  // A model that has learned: one that knows nothing is right less often than a rival drawn at random.
  const quiet = {
    ...scenario,
    spectrum: { ...scenario.spectrum, pretrained: 0.9 },
    evaluation: { ...scenario.evaluation, jitter: 0 },
  };
  const spectrum = createSpectrum(quiet);
  const mixture = createMixture(quiet, spectrum);
  const model = createModel(quiet, spectrum);
  const luck = { ...drawLuck(scenario.evaluation.bins, createStream('s', ['luck'])), loss: 0 };
  luck.bins.fill(0);
  const read = (logScale: number, unreached = 0) =>
    evaluateSlice({ ...model, logScale }, mixture, quiet, 0, unreached, luck, createStream('s', ['evaluation']));

  test('has an ECE of 0 at scale 1, and bins on the diagonal', () => {
    const { ece, accuracy, confidence, bins } = read(0);
    expect(ece).toBeLessThan(1e-9);
    expect(confidence).toBeCloseTo(accuracy, 9);
    bins.count.forEach((count, b) => {
      if (count > 0) expect(bins.accuracy[b]).toBeCloseTo(bins.confidence[b]!, 9);
      else expect(bins.accuracy[b]).toBeNaN();
    });
  });

  test('counts every item once, in the bin of its confidence', () => {
    const { bins } = read(0.2);
    const items = bins.count.reduce((sum, count) => sum + count, 0);
    expect(Math.abs(items - scenario.sources[0]!.evaluationSize)).toBeLessThanOrEqual(scenario.evaluation.bins);
    bins.count.forEach((count, b) => {
      if (count === 0) return;
      expect(bins.confidence[b]).toBeGreaterThanOrEqual(b / scenario.evaluation.bins - 1e-9);
      expect(bins.confidence[b]).toBeLessThanOrEqual((b + 1) / scenario.evaluation.bins + 1e-9);
    });
  });

  test('is over-confident above scale 1 and under-confident below, with the accuracy unmoved', () => {
    const [low, calibrated, high] = [read(-0.4), read(0), read(0.4)];
    expect(low.confidence).toBeLessThan(low.accuracy);
    expect(high.confidence).toBeGreaterThan(high.accuracy);
    expect(low.ece).toBeGreaterThan(0.02);
    expect(high.ece).toBeGreaterThan(0.02);
    // Bins cut the same margins elsewhere: equal but for the quadrature.
    for (const { accuracy } of [low, high]) expect(Math.abs(accuracy - calibrated.accuracy)).toBeLessThan(2e-3);
    for (const { loss, brier } of [low, high]) {
      expect(loss).toBeGreaterThan(calibrated.loss);
      expect(brier).toBeGreaterThan(calibrated.brier);
    }
  });

  test('draws as many numbers whatever it finds', () => {
    const drawnNext = (logScale: number, unreached: number): number => {
      const stream = createStream('s', ['evaluation']);
      evaluateSlice({ ...model, logScale }, mixture, quiet, 0, unreached, luck, stream);
      return stream.uniform();
    };
    expect(new Set([drawnNext(0, 0), drawnNext(3, 0), drawnNext(0, 1), drawnNext(-3, 0.5)]).size).toBe(1);
  });
});

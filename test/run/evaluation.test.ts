import { describe, expect, test } from 'vitest';
import { sigmoid } from '../../src/core/maths.js';
import { createStream } from '../../src/core/rng.js';
import { drawLuck, Evaluator, type SliceLuck, type SliceReading, sourceExcess } from '../../src/run/evaluation.js';
import type { EvaluationSettings } from '../../src/run/fault.js';
import { MarginBins } from '../../src/run/margin-bins.js';
import { createMixture } from '../../src/run/mixture.js';
import { createModel, lossAbove } from '../../src/run/model.js';
import { Rivals } from '../../src/run/rivals.js';
import { SelfKnowledge } from '../../src/run/self-knowledge.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import { WrongLabels } from '../../src/run/wrong-labels.js';
import { run, scenarioOf, scenarios, shortened } from '../helpers/runs.js';
import { acting } from './acting.js';

const SOUND: EvaluationSettings = { unreached: 0, temperature: 1, dropped: 0, sampled: 1, redrawn: false };
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

const FIVE = new Rivals({ rivals: 5, classes: 5 });

describe('margins in bins of confidence', () => {
  test.each([
    [0.4, 2, 1],
    [-3, 1.8, 0.7],
    [6, 2.2, 1.9],
    [0, 0.6, 5],
  ])('of mean %f, spread %f at scale %f are those of a finer integral', (mean, spread, scale) => {
    const bins = 15;
    const margins = new MarginBins(bins, spread, FIVE);
    const total = margins.fill(mean, scale);
    const [mass, said, right] = [0, 0, 0].map(() => new Float64Array(bins)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const step = (8.4 * spread) / 400_000;
    for (let k = 0; k < 400_000; k++) {
      const h = mean - 4.2 * spread + (k + 0.5) * step;
      const weight = step * Math.exp(-(((h - mean) / spread) ** 2) / 2);
      const confidence = sigmoid(scale * (h + Math.log(4)) - Math.log(4));
      const b = Math.min(bins - 1, Math.floor(confidence * bins));
      mass[b]! += weight;
      said[b]! += weight * confidence;
      right[b]! += weight * sigmoid(h);
    }
    for (let b = 0; b < bins; b++) {
      expect(Math.abs(margins.sums.mass[b]! - mass[b]!)).toBeLessThan(5e-3 * total);
      expect(Math.abs(margins.sums.said[b]! - said[b]!)).toBeLessThan(5e-3 * total);
      expect(Math.abs(margins.sums.right[b]! - right[b]!)).toBeLessThan(5e-3 * total);
    }
  });

  test('do not depend on what was asked before', () => {
    const used = new MarginBins(15, 2, FIVE);
    for (const [mean, scale] of [
      [3, 2],
      [-1, 0.6],
      [0.4, 1.1],
    ] as const)
      used.fill(mean, scale);
    const fresh = new MarginBins(15, 2, FIVE);
    expect(used.fill(1, 1.1)).toBe(fresh.fill(1, 1.1));
    expect(used.sums).toEqual(fresh.sums);
  });
});

describe.each(scenarios)('an evaluation of $id', (scenario) => {
  // A model that has learned: one that knows nothing is right less often than a rival drawn at random.
  const learned = { ...scenario, spectrum: { ...scenario.spectrum, pretrained: 0.9 } };
  const quiet = { ...learned, evaluation: { ...scenario.evaluation, jitter: 0 } };
  const spectrum = createSpectrum(quiet);
  const mixture = createMixture(quiet, spectrum);
  const model = createModel(quiet, spectrum);
  // A model that has been what it is for long.
  const itself = new SelfKnowledge(mixture);
  itself.learn(
    Float64Array.from({ length: mixture.sources }, (_, d) =>
      lossAbove(sourceExcess(model, mixture, d, 0), 0, quiet.spectrum),
    ),
  );
  const drawn = drawLuck(scenario.evaluation.bins, createStream('s', ['luck']));
  const nothing = { bins: new Float64Array(scenario.evaluation.bins), loss: 0 };
  const none: SliceLuck = { ...nothing, part: nothing };
  const read = (logScale: number, settings: Partial<EvaluationSettings> = {}, luck = none): SliceReading =>
    new Evaluator(quiet, { ...model, logScale }, mixture, new WrongLabels(scenario), itself).read(
      0,
      { ...SOUND, ...settings },
      luck,
      createStream('s', ['evaluation']),
      createStream('s', ['picks']),
    );
  /** Readings with jitter, one after the other. */
  const series = (settings: Partial<EvaluationSettings>, count: number): SliceReading[] => {
    const evaluator = new Evaluator(learned, model, mixture, new WrongLabels(scenario), itself);
    const stream = createStream('s', ['evaluation']);
    return Array.from({ length: count }, () => evaluator.read(0, { ...SOUND, ...settings }, drawn, stream, stream));
  };

  test('has an ECE of 0 at scale 1 without luck, and bins on the diagonal', () => {
    const { ece, accuracy, confidence, bins } = read(0);
    expect(ece).toBeLessThan(1e-9);
    expect(confidence).toBeCloseTo(accuracy, 9);
    bins.count.forEach((count, b) => {
      if (count > 0) expect(bins.accuracy[b]).toBeCloseTo(bins.confidence[b]!, 9);
      else expect(bins.accuracy[b]).toBeNaN();
    });
  });

  test('counts every item once, in the bin of its confidence', () => {
    for (const temperature of [1, 0.5, 2]) {
      const { bins, accuracy } = read(0.2, { temperature }, drawn);
      const items = bins.count.reduce((sum, count) => sum + count, 0);
      const right = bins.count.reduce((sum, count, b) => sum + (count > 0 ? count * bins.accuracy[b]! : 0), 0);
      expect(Math.abs(items - scenario.sources[0]!.evaluationSize)).toBeLessThanOrEqual(scenario.evaluation.bins);
      expect(Math.abs(right / items - accuracy)).toBeLessThan(4e-3);
      bins.count.forEach((count, b) => {
        if (count === 0) return;
        expect(bins.confidence[b]).toBeGreaterThanOrEqual(b / scenario.evaluation.bins - 1e-9);
        expect(bins.confidence[b]).toBeLessThanOrEqual((b + 1) / scenario.evaluation.bins + 1e-9);
      });
    }
  });

  test('is over-confident above scale 1 and under-confident below, with the accuracy unmoved', () => {
    const [low, calibrated, high] = [read(-0.4), read(0), read(0.4)];
    expect(low.confidence).toBeLessThan(low.accuracy);
    expect(high.confidence).toBeGreaterThan(high.accuracy);
    expect(low.ece).toBeGreaterThan(0.02);
    expect(high.ece).toBeGreaterThan(0.02);
    // Bins cut the same margins elsewhere: equal but for the quadrature.
    for (const { accuracy } of [low, high]) expect(Math.abs(accuracy - calibrated.accuracy)).toBeLessThan(6e-3);
    for (const { loss, brier } of [low, high]) {
      expect(loss).toBeGreaterThan(calibrated.loss);
      expect(brier).toBeGreaterThan(calibrated.brier);
    }
  });

  test('draws as many numbers whatever it finds', () => {
    const drawnNext = (logScale: number, settings: Partial<EvaluationSettings>): number => {
      const stream = createStream('s', ['evaluation']);
      new Evaluator(quiet, { ...model, logScale }, mixture, new WrongLabels(scenario), itself).read(
        0,
        { ...SOUND, ...settings },
        none,
        stream,
        stream,
      );
      return stream.uniform();
    };
    const next = [
      drawnNext(0, {}),
      drawnNext(3, {}),
      drawnNext(0, { unreached: 1 }),
      drawnNext(-3, { unreached: 0.5 }),
    ];
    expect(new Set([...next, drawnNext(0, { temperature: 3 }), drawnNext(0, { dropped: 0.5 })]).size).toBe(1);
  });

  test('hands out bins that later readings leave alone', () => {
    const [first, ...others] = series({}, 200);
    expect(first).toEqual(series({}, 1)[0]);
    expect(others.every(({ bins }) => bins.count.length === scenario.evaluation.bins)).toBe(true);
  });

  test('at a temperature leaves the answers exactly as they are, and says them as another logit scale would', () => {
    for (const temperature of [1 / 3, 1 / 1.5, 2]) {
      const [trained, wrong] = [read(0, {}, drawn), read(0, { temperature }, drawn)];
      expect(wrong.accuracy).toBe(trained.accuracy);
      expect(wrong.loss).toBeGreaterThan(trained.loss);
      expect(wrong.ece).toBeGreaterThan(trained.ece + 0.01);
      expect(Math.sign(wrong.confidence - trained.confidence)).toBe(temperature < 1 ? 1 : -1);
      const [plain, scaled] = [read(0, { temperature }), read(-Math.log(temperature))];
      expect(plain.loss).toBeCloseTo(scaled.loss, 12);
      expect(Math.abs(plain.confidence - scaled.confidence)).toBeLessThan(5e-3);
      expect(Math.abs(plain.ece - scaled.ece)).toBeLessThan(5e-3);
      expect(Math.abs(plain.brier - scaled.brier)).toBeLessThan(5e-3);
    }
  });

  test('with dropped units is worse, by little more the more are dropped, and as well calibrated', () => {
    const [sound, some, more] = [read(0), read(0, { dropped: 0.1 }), read(0, { dropped: 0.3 })];
    const harm = some.loss - sound.loss;
    expect(harm).toBeGreaterThan(0.02);
    expect(more.loss - sound.loss).toBeGreaterThan(harm);
    expect(more.loss - sound.loss).toBeLessThan(1.3 * harm);
    expect(some.accuracy).toBeLessThan(sound.accuracy - 0.002);
    // But for the luck of the masks.
    expect(some.ece).toBeLessThan(0.03);
  });

  test('with dropped units is noisier from one evaluation to the next, but not luckier or unluckier', () => {
    const [sound, dropped] = [series({}, 400), series({ dropped: 0.1 }, 400)];
    const noise = (readings: readonly SliceReading[], of: 'loss' | 'accuracy'): number =>
      deviation(readings.map((reading) => reading[of]));
    const harm = median(dropped.map(({ loss }) => loss)) - median(sound.map(({ loss }) => loss));
    const size = scenario.sources[0]!.evaluationSize;
    expect(noise(dropped, 'loss') ** 2 - noise(sound, 'loss') ** 2).toBeGreaterThan((1.4 * harm) / size);
    expect(noise(dropped, 'loss') ** 2 - noise(sound, 'loss') ** 2).toBeLessThan((2.6 * harm) / size);
    expect(noise(dropped, 'accuracy')).toBeGreaterThan(1.2 * noise(sound, 'accuracy'));
    expect(Math.abs(median(dropped.map(({ ece }) => ece)) - median(sound.map(({ ece }) => ece)))).toBeLessThan(0.006);
  });

  test('charges what is not reached as if it were untrained, and what scatters by its square', () => {
    const excess = (unreached: number, scatter: number): number => sourceExcess(model, mixture, 0, unreached, scatter);
    const untrained = createModel({ ...quiet, spectrum: { ...quiet.spectrum, pretrained: 0 } }, spectrum);
    expect(excess(1, 0)).toBeCloseTo(sourceExcess(untrained, mixture, 0, 0), 12);
    expect(excess(0.3, 0)).toBeCloseTo(0.7 * excess(0, 0) + 0.3 * excess(1, 0), 12);
    expect(excess(0, 0.1) - excess(0, 0)).toBeCloseTo(2 * (excess(0, 0.05) - excess(0, 0)), 12);
    expect(excess(1, 0.1)).toBeCloseTo(excess(1, 0), 12);
  });
});

describe('an evaluation of a part of the items', () => {
  const scenario = shortened(scenarioOf('llm-pretrain-7b'), 1501);
  const read = (sampled: number, redrawn: boolean) => {
    const evaluation = (_: number, settings: EvaluationSettings): void => {
      Object.assign(settings, { sampled, redrawn });
    };
    return run(scenario, 1, [acting(scenario, { evaluation })]).evaluations.metrics.loss;
  };
  const whole = read(1, false);
  /** How a slice differs from what all of its items would have said: mean and deviation over the evaluations. */
  const against = (part: readonly Float64Array[]) =>
    part.map((slice, d) => {
      const gap = Array.from(slice, (loss, at) => loss - whole[d]![at]!);
      return { offset: gap.reduce((sum, value) => sum + value, 0) / gap.length, jitter: deviation(gap) };
    });
  const { lossSpread } = scenario.evaluation;

  test('jitters by the binomial error where other items are read every time', () => {
    against(read(0.01, true)).forEach(({ jitter, offset }, d) => {
      const error = lossSpread / Math.sqrt(0.01 * scenario.sources[d]!.evaluationSize);
      expect(jitter / error).toBeGreaterThan(0.7);
      expect(jitter / error).toBeLessThan(1.5);
      expect(Math.abs(offset)).toBeLessThan(error);
    });
  });

  test('is shifted and hardly jitters where the same items are read', () => {
    const [fixed, redrawn] = [against(read(0.01, false)), against(read(0.01, true))];
    fixed.forEach(({ jitter }, d) => {
      expect(jitter).toBeLessThan(0.7 * redrawn[d]!.jitter);
    });
    expect(Math.max(...fixed.map(({ offset }) => Math.abs(offset)))).toBeGreaterThan(0.02);
  });

  test('of all of them is what it was, redrawn or not', () => {
    expect(read(1, true)).toEqual(whole);
  });
});

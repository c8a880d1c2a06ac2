import { describe, expect, test } from 'vitest';
import { createStream } from '../../../src/core/rng.js';
import { fitHead, type HeadData, surpriseOf } from '../../../src/diagnose/fit/fit-head.js';
import { parseModel } from '../../../src/diagnose/model.js';
import type { Panel } from '../../../src/diagnose/panels.js';
import { posteriorOf } from '../../../src/diagnose/posterior.js';
import { BASIS } from '../../../src/diagnose/weigh.js';
import { smallModel } from '../small-model.js';

const FEATURES: HeadData['features'] = [
  { panel: 'train-loss', absolute: false },
  { panel: 'gradient-norm', absolute: false },
  { panel: 'train-loss', absolute: true },
  { panel: 'weight-norm', absolute: false },
];

/** Feature 0 tells lr-spike, feature 1 label-noise, feature 2 both; feature 3 is noise. Healthy runs are the most common. */
const data: HeadData = (() => {
  const stream = createStream('head', []);
  const causes = Array.from({ length: 400 }, (_, i) => ['healthy', 'healthy', 'lr-spike', 'label-noise'][i % 4]!);
  const values = causes.map((cause) => {
    const at = (centre: number) => centre + 0.5 * stream.normal();
    const [spike, noise] = [cause === 'lr-spike' ? 1.5 : 0, cause === 'label-noise' ? 1.5 : 0];
    return Float64Array.of(at(spike), at(noise), at(spike - noise), at(0));
  });
  return { values, causes, features: FEATURES, scales: FEATURES.map((_, f) => ({ centre: f, unit: 1 })) };
})();
const panels: Panel[] = ['train-loss', 'gradient-norm', 'weight-norm'];
const settings = { scenario: null, panels, ridge: 0.01, most: 10 };
const head = fitHead(settings, data);
const posterior = (row: Float64Array) =>
  posteriorOf(head, row, (f) => FEATURES[f]!.panel, { healthy: 0.4, 'lr-spike': 0.3, 'label-noise': 0.3 })
    .probabilities;

describe('a fitted head', () => {
  test('has a place in a model file', () => {
    const features = FEATURES.map((_, f) => String(f));
    expect(parseModel(JSON.parse(JSON.stringify({ ...smallModel, features, heads: [head] })), 'test').heads).toEqual([
      head,
    ]);
    expect(head.weights.map((row) => row.length)).toEqual(head.causes.map(() => head.features.length * BASIS));
    expect(head.causes).toEqual(['healthy', 'label-noise', 'lr-spike']);
  });

  test('tells the causes apart, and is sure where it should be', () => {
    expect(posterior(Float64Array.of(2, 0, 0, 0))['lr-spike']).toBeGreaterThan(0.9);
    expect(posterior(Float64Array.of(0, 2, 0, 0))['label-noise']).toBeGreaterThan(0.9);
    expect(posterior(Float64Array.of(0, 0, 0, 0))['healthy']).toBeGreaterThan(0.7);
  });

  test('gives likelihoods: how often a cause was drawn does not count', () => {
    const often = data.causes.map((cause) => cause === 'healthy');
    const rare = fitHead(settings, {
      ...data,
      values: data.values.filter((_, i) => !often[i] || i % 12 === 0),
      causes: data.causes.filter((_, i) => !often[i] || i % 12 === 0),
    });
    const of = (one: typeof head) =>
      posteriorOf(one, new Float64Array(4), (f) => FEATURES[f]!.panel, {
        healthy: 0.4,
        'lr-spike': 0.3,
        'label-noise': 0.3,
      }).probabilities['healthy']!;
    expect(Math.abs(of(rare) - of(head))).toBeLessThan(0.15);
  });

  test('reads features of its panels alone, absolute ones within one scenario alone, and no more than it may', () => {
    expect(head.features).toEqual([0, 1, 3]);
    expect(head.scales.map(({ centre }) => centre)).toEqual([0, 1, 3]);
    expect(fitHead({ ...settings, panels: ['train-loss'] }, data).features).toEqual([0]);
    expect(fitHead({ ...settings, panels: ['train-loss'], scenario: 'one' }, data).features).toEqual([0, 2]);
    expect(fitHead({ ...settings, most: 2 }, data).features).toEqual([0, 1]);
  });

  test('knows how far runs lie from each other: quantiles that grow, and scatter of healthy runs', () => {
    expect(head.surprises).toEqual(head.surprises.toSorted((a, b) => a - b));
    expect(
      surpriseOf(
        head,
        Float64Array.from({ length: 4 }, () => 20),
      ),
    ).toBeGreaterThan(head.surprises.at(-1)!);
    for (const deviation of head.controls) expect(Math.abs(deviation - 0.5)).toBeLessThan(0.1);
  });

  test('is the same from the same runs', () => {
    expect(fitHead(settings, data)).toEqual(head);
  });
});

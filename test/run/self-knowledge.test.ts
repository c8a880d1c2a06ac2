import { describe, expect, test } from 'vitest';
import { createMixture } from '../../src/run/mixture.js';
import { SelfKnowledge } from '../../src/run/self-knowledge.js';
import { createSpectrum } from '../../src/run/spectrum.js';
import { catalogue, resolve, run, scenarioOf } from '../helpers/runs.js';

const scenario = scenarioOf('tiny-mlp');
const created = () => {
  const mixture = createMixture(scenario, createSpectrum(scenario));
  return { mixture, itself: new SelfKnowledge(mixture) };
};
const excess = (mixture: { sources: number }, nats: number) => new Float64Array(mixture.sources).fill(nats);

describe('what a model knows of its own ignorance', () => {
  test('is all of it at first, and half of what strikes it at a stroke', () => {
    const { mixture, itself } = created();
    itself.learn(excess(mixture, 0.4));
    expect(itself.unknown(0, 0.4)).toBe(0);
    expect(itself.unknown(0, 2.4)).toBeCloseTo(1, 12);
    expect(itself.unknown(0, 0.1)).toBeLessThan(0);
  });

  test('catches up by training on it: some is left sixty steps later, next to nothing after two hundred', () => {
    const { mixture, itself } = created();
    itself.learn(excess(mixture, 0));
    const struck = itself.unknown(0, 2);
    const left = [60, 200].map((steps) => {
      const other = new SelfKnowledge(mixture);
      other.learn(excess(mixture, 0));
      for (let step = 0; step < steps; step++) {
        other.advance(1);
        other.learn(excess(mixture, 2));
      }
      return other.unknown(0, 2) / struck;
    });
    // Recorded after units died at a stroke: calibration errors of .7, then .32 and .06.
    expect(left[0]).toBeGreaterThan(0.1);
    expect(left[0]).toBeLessThan(0.6);
    expect(left[1]).toBeLessThan(0.1);
  });

  test('does not move where the rate is 0, nor on a source that is not trained on', () => {
    const { mixture, itself } = created();
    itself.learn(excess(mixture, 0));
    itself.advance(0);
    itself.learn(excess(mixture, 1));
    expect(itself.unknown(0, 1)).toBe(0.5);
    mixture.weights[0] = 0;
    itself.advance(500);
    itself.learn(excess(mixture, 1));
    expect(itself.unknown(0, 1)).toBe(0.5);
    expect(itself.unknown(1, 1)).toBeLessThan(1e-5);
  });

  test('takes everything for known in a loop that is known by heart, and for some thirty steps after it', () => {
    const { itself } = created();
    expect(itself.certainty(4)).toBe(0);
    itself.advance(1, 0.9);
    expect(itself.certainty(4)).toBeCloseTo(1.8, 9);
    expect(itself.certainty(-4)).toBe(0);
    for (let step = 0; step < 35; step++) itself.advance(1, 0);
    expect(itself.certainty(4)).toBeCloseTo(1.8 / Math.E, 9);
  });

  test('leaves answers surer than they are right after a spike of the learning rate, and no surer once it is past', () => {
    const attended = scenarioOf('tiny-transformer');
    const spiked = run(attended, 'spike', [resolve({ fault: catalogue.get('lr-spike'), onset: 800 }, attended)]);
    const { steps, metrics } = spiked.evaluations;
    const overconfidence = (from: number, to: number) => {
      const rows = [...steps.keys()].filter((e) => steps[e]! >= from && steps[e]! <= to);
      const gaps = rows.flatMap((e) => metrics.confidence.map((slice, d) => slice[e]! - metrics.accuracy[d]![e]!));
      return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    };
    const struck = overconfidence(800, 800);
    expect(struck).toBeGreaterThan(overconfidence(700, 799) + 0.04);
    expect(overconfidence(1000, 1200)).toBeLessThan(struck - 0.04);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PANELS } from '../../src/diagnose/panels.js';
import { posteriorOf, publishedPrior } from '../../src/diagnose/posterior.js';
import { CAUSES, smallModel } from './small-model.js';

const [loss, two] = smallModel.heads as [(typeof smallModel.heads)[0], (typeof smallModel.heads)[0]];
const panelOf = (feature: number) => (feature === 0 ? PANELS[0] : PANELS[1]);
const values = fc
  .tuple(...[0, 1, 2].map(() => fc.double({ min: -3, max: 3, noNaN: true })))
  .map((three) => Float64Array.from(three));
const prior = fc.tuple(...CAUSES.map(() => fc.double({ min: 1e-3, max: 1, noNaN: true }))).map((shares) => {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return Object.fromEntries(CAUSES.map((id, i) => [id, shares[i]! / total]));
});

describe('a posterior', () => {
  test('sums to 1, and evidence differences with the prior ratio are its log-odds, exactly', () => {
    fc.assert(
      fc.property(values, prior, fc.constantFrom(loss, two), (at, stated, head) => {
        const { probabilities, evidence } = posteriorOf(head, at, panelOf, stated);
        expect(Object.values(probabilities).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        expect(evidence.map(({ panel }) => panel)).toEqual(head.panels);
        for (const { weights } of evidence)
          expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0, 9);
        for (const a of CAUSES)
          for (const b of CAUSES) {
            const told = evidence.reduce((sum, { weights }) => sum + weights[a]! - weights[b]!, 0);
            const odds = Math.log(probabilities[a]! / probabilities[b]!);
            expect(told + Math.log(stated[a]! / stated[b]!)).toBeCloseTo(odds, 9);
          }
      }),
    );
  });

  test('is the prior where nothing could be read', () => {
    const stated = { healthy: 0.5, 'lr-spike': 0.3, 'label-noise': 0.2 };
    const { probabilities } = posteriorOf(loss, new Float64Array(3), panelOf, stated);
    for (const id of CAUSES) expect(probabilities[id]).toBeCloseTo(stated[id as keyof typeof stated], 12);
  });

  test('leaves a candidate that the head does not know average, and one that cannot be out', () => {
    const stated = { healthy: 0.4, 'lr-spike': 0, 'label-noise': 0.3, gremlins: 0.3 };
    const { probabilities, evidence } = posteriorOf(two, Float64Array.of(1, -1, 0), panelOf, stated);
    expect(Object.keys(probabilities)).toEqual(['healthy', 'label-noise', 'gremlins']);
    for (const { weights } of evidence) {
      expect(weights['gremlins']).toBe(0);
      expect(weights['healthy']! + weights['label-noise']!).toBeCloseTo(0, 12);
    }
  });

  test('does not overflow on overwhelming evidence', () => {
    const sure = { ...loss, weights: loss.weights.map((row, cause) => row.map(() => (cause === 1 ? 1e4 : 0))) };
    const { probabilities } = posteriorOf(sure, Float64Array.of(3, 0, 0), panelOf, publishedPrior(CAUSES));
    expect(probabilities['lr-spike']).toBe(1);
    expect(probabilities['healthy']).toBe(0);
  });
});

test('the published prior gives every fault alike, healthy more, and sums to 1', () => {
  const published = publishedPrior(['a', 'healthy', 'b', 'c']);
  expect(Object.values(published).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  expect(new Set(['a', 'b', 'c'].map((id) => published[id])).size).toBe(1);
  expect(published['healthy']).toBeGreaterThan(published['a']!);
});

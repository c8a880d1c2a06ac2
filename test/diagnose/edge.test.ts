import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStream } from '../../src/core/rng.js';
import { blockMedians, edgeOf } from '../../src/diagnose/edge.js';

const noise = (seed: string, length: number): Float64Array => {
  const stream = createStream(seed, []);
  return Float64Array.from({ length }, () => stream.normal());
};

describe('the edge of a line', () => {
  test('is where its level changes, by as much, and sharp', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.double({ min: 0.15, max: 0.85, noNaN: true }),
        fc.constantFrom(-4, 4),
        (seed, at, by) => {
          const line = noise(seed, 150).map((value, i) => value + (i < at * 150 ? 0 : by));
          const edge = edgeOf(line)!;
          expect(Math.abs(edge.shift - by)).toBeLessThan(1.2);
          expect(Math.sign(by) * edge.certainty).toBeGreaterThan(9);
          expect(Math.abs(edge.sharpness - 1)).toBeLessThan(1.2);
        },
      ),
    );
  });

  test('is unsure in noise, and blunt in what drifts', () => {
    const sure = Array.from({ length: 200 }, (_, i) => Math.abs(edgeOf(noise(`level ${i}`, 150))!.certainty)).sort(
      (a, b) => a - b,
    );
    // The largest of many correlated normals.
    expect(sure[100]).toBeLessThan(3.2);
    expect(sure[198]).toBeLessThan(5.5);
    const drift = Float64Array.from({ length: 150 }, (_, i) => i / 10);
    expect(edgeOf(drift)!.shift).toBeGreaterThan(6);
    expect(edgeOf(drift)!.sharpness).toBeLessThan(0.1);
  });

  test('does not look at what is missing, and needs something to look at', () => {
    const line = noise('gaps', 120).map((value, i) => value + (i < 60 ? 0 : 5));
    const gaps = Float64Array.from({ length: 240 }, (_, i) => (i % 2 === 0 ? line[i / 2]! : Number.NaN));
    expect(edgeOf(gaps)).toEqual(edgeOf(line));
    expect(edgeOf(new Float64Array(240).fill(Number.NaN))).toBeNull();
    expect(edgeOf(Float64Array.of(1, 2, 1, 2))).toBeNull();
    expect(edgeOf(new Float64Array(50).fill(7))).toEqual({ shift: 0, certainty: 0, sharpness: 0 });
  });
});

test('medians of blocks are blind to an outlier in each', () => {
  const values = Float64Array.from({ length: 65 }, (_, i) => (i % 20 === 3 ? 1e6 : Math.floor(i / 20)));
  expect([...blockMedians(values, 20)]).toEqual([0, 1, 2]);
  expect([...blockMedians(new Float64Array(4).fill(Number.NaN), 2)]).toEqual([Number.NaN, Number.NaN]);
});

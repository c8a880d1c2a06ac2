import { describe, expect, test } from 'vitest';
import { overlongNumbers, usualDigits } from '../../src/pack/audit/digits.js';
import { formOf, lengthsOf } from '../../src/pack/audit/form.js';
import { holm } from '../../src/pack/audit/holm.js';
import { permutationsFor, permute } from '../../src/pack/audit/permute.js';
import { chiSquare, equalNeighbours, kruskalWallis, neighbourPairs } from '../../src/pack/audit/statistics.js';

const codes = (...values: number[]): Int32Array => Int32Array.from(values);
const one = (count: number): Int32Array => new Int32Array(count);

describe('Holm’s correction', () => {
  test('multiplies the smallest by all, the next by one less, and never falls', () => {
    // .005 × 4 = .02; .01 × 3 = .03; .03 × 2 = .06; .04 × 1 = .04, below .06.
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  test('stays a probability, and is nothing for no tests', () => {
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe('statistics', () => {
  const labels = codes(0, 0, 1, 1);
  const sample = { labels, groups: 2, strata: one(4) };

  test('Kruskal–Wallis H', () => {
    // 12 / (4 · 5) · (3² / 2 + 7² / 2) − 3 · 5 = 2.4
    const h = kruskalWallis([10, 20, 30, 40], sample);
    expect(h(labels)).toBeCloseTo(2.4, 12);
    expect(h(codes(0, 1, 1, 0))).toBeCloseTo(0, 12);
  });

  test('Kruskal–Wallis H with ties: mid-ranks 1, 3, 3, 3', () => {
    // Ranks moved by −2.5: −1.5, .5, .5, .5; sum of squares 3 over 3 is 1; group sums −1 and 1: 1/2 + 1/2.
    expect(kruskalWallis([1, 2, 2, 2], sample)(labels)).toBeCloseTo(1, 12);
    expect(kruskalWallis([7, 7, 7, 7], sample)(labels)).toBe(0);
  });

  test('ranks within strata, and leaves out what has none', () => {
    const strata = codes(0, 0, 0, 0, 1, 1, -1);
    const more = { labels: codes(0, 0, 1, 1, 2, 2, 0), groups: 3, strata };
    // The second stratum has one group: its scores cancel.
    expect(kruskalWallis([1, 2, 3, 4, 100, 200, 0], more)(more.labels)).toBeCloseTo(2.4, 12);
  });

  test('chi-square', () => {
    const places = ['s', 's', 's', 's'];
    // Every expected count is 1: (2 − 1)² four times.
    expect(chiSquare(['a', 'a', 'b', 'b'], places, sample)(labels)).toBeCloseTo(4, 12);
    expect(chiSquare(['a', 'b', 'a', 'b'], places, sample)(labels)).toBeCloseTo(0, 12);
    // Values met once are one category, which tells nothing.
    expect(chiSquare(['a', 'b', 'c', 'd'], places, sample)(labels)).toBeCloseTo(0, 12);
  });

  test('chi-square of two scenarios is the sum of theirs', () => {
    const both = { labels: codes(0, 0, 1, 1, 2, 2, 3, 3), groups: 4, strata: codes(0, 0, 0, 0, 1, 1, 1, 1) };
    const places = ['s', 's', 's', 's', 't', 't', 't', 't'];
    const values = ['a', 'a', 'b', 'b', 'a', 'a', 'b', 'b'];
    expect(chiSquare(values, places, both)(both.labels)).toBeCloseTo(8, 12);
  });

  test('equal neighbours, as far from chance as they are', () => {
    // Two pairs of two in a row: 2 of 3 neighbours are equal; by chance each is with 4 / 12, so 1.
    expect(equalNeighbours(sample)(labels)).toBeCloseTo(1, 12);
    expect(equalNeighbours(sample)(codes(0, 1, 0, 1))).toBeCloseTo(1, 12);
    expect(equalNeighbours(sample)(codes(0, 1, 1, 0))).toBeCloseTo(0, 12);
  });

  test('pairs of neighbours', () => {
    // Pairs 0→1 twice and 1→0 once: 4 · (2² + 1²) / (2 · 2).
    expect(neighbourPairs(sample)(codes(0, 1, 0, 1))).toBeCloseTo(5, 12);
  });
});

describe('permutation tests', () => {
  test('give the share of permutations that do as well', async () => {
    const labels = codes(0, 0, 1, 1);
    const strata = one(4);
    const statistic = kruskalWallis([1, 2, 3, 4], { labels, groups: 2, strata });
    const [result] = await permute([{ labels, strata, statistic }], { permutations: 2000 });
    // 2 of the 6 ways to deal two groups of two are as far apart.
    expect(result!.p).toBeGreaterThan(0.3);
    expect(result!.p).toBeLessThan(0.37);
    expect(result!.value).toBeCloseTo(2.4, 12);
  });

  test('give 1 where nothing differs and 1 / (n + 1) where no permutation does as well', async () => {
    const labels = Int32Array.from({ length: 60 }, (_, i) => i % 2);
    const strata = one(60);
    const sample = { labels, groups: 2, strata };
    const values = [...labels].map((group, i) => 100 * group + i);
    const tests = [
      { labels, strata, statistic: kruskalWallis(Array(60).fill(1), sample) },
      { labels, strata, statistic: kruskalWallis(values, sample) },
    ];
    const [none, all] = await permute(tests, { permutations: 3000 });
    // What is clearly not significant stops after the first 2,000.
    expect(none).toMatchObject({ p: 1, permutations: 2000 });
    expect(all).toMatchObject({ p: 1 / 3001, permutations: 3000 });
  });

  test('shuffle within strata only', async () => {
    const labels = codes(0, 0, 1, 1);
    const strata = codes(0, 0, 1, 1);
    const seen = new Set<string>();
    const statistic = (now: Int32Array) => {
      seen.add(now.join());
      return 0;
    };
    await permute([{ labels, strata, statistic }], { permutations: 2000 });
    expect([...seen]).toEqual(['0,0,1,1']);
    expect([...labels]).toEqual([0, 0, 1, 1]);
  });

  test('are enough for the smallest p to survive the correction', () => {
    for (const tests of [1, 10, 57, 400]) {
      const permutations = permutationsFor(tests, 0.01);
      expect(permutations).toBeGreaterThanOrEqual(2000);
      expect((tests * 2) / (permutations + 1)).toBeLessThanOrEqual(0.01);
    }
  });
});

describe('what is read off a puzzle', () => {
  test('usual digits: those of most of the different numbers, whatever is repeated', () => {
    const fine = Array.from({ length: 50 }, (_, i) => (12_341 + i) / 1e4);
    const coarse = fine.map((value) => Number(value.toPrecision(4)));
    expect(usualDigits(fine)).toBe(5);
    expect(usualDigits(Array.from({ length: 50 }, (_, i) => (1231 + i) / 1e3))).toBe(4);
    expect(usualDigits(Array.from({ length: 50 }, (_, i) => 123_451 + i))).toBe(6);
    // One number that ends in 0 and is repeated a thousand times says where the run was, and not how it was printed.
    expect(usualDigits([...fine, ...Array(1000).fill(1.235), 'NaN', 0])).toBe(5);
    expect(usualDigits([...coarse, ...coarse])).toBeNull();
    expect(usualDigits([...fine.slice(0, 9), 'Infinity'])).toBeNull();
  });

  test('numbers with more than five digits', () => {
    expect(overlongNumbers({ a: [1.2345, 1.23456, 'NaN', null], b: { c: 0.00123456 } })).toBe(2);
  });

  test('form: keys in their order, and neither lengths nor values', () => {
    expect(formOf({ a: [1, 2], b: [{ c: 'x' }, { c: 'y' }] })).toBe('{a:[0],b:[{c:string}]}');
    expect(formOf({ a: ['NaN'], b: [{ c: 'z' }] })).toBe('{a:[0],b:[{c:string}]}');
    expect(formOf({ b: [{ c: 'z' }], a: ['NaN'] })).not.toBe(formOf({ a: ['NaN'], b: [{ c: 'z' }] }));
  });

  test('lengths of lists of numbers', () => {
    expect(lengthsOf({ a: [1, 'NaN', 3], b: [[1, 2], [3]], c: 'text' })).toBe('3,2(2,1)');
  });
});

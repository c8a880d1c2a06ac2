import { errorFunction } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { createStream, deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { correlation, mean, standardisedMoment, variance } from '../helpers/statistics.js';

const COUNT = 400_000;
const stream = createStream(secretOfSeed('ziggurat'), ['normal']);
const normals = Float64Array.from({ length: COUNT }, () => stream.normal());

/** Distribution function of the standard normal; errors below 1e-7. */
const below = (x: number): number => (1 + errorFunction(x / Math.SQRT2)) / 2;

describe('the normal sampler', () => {
  test('has the first four moments of the standard normal, within four standard errors', () => {
    expect(Math.abs(mean(normals))).toBeLessThan(4 / Math.sqrt(COUNT));
    expect(Math.abs(variance(normals) - 1)).toBeLessThan(4 * Math.sqrt(2 / COUNT));
    expect(Math.abs(standardisedMoment(normals, 3))).toBeLessThan(4 * Math.sqrt(6 / COUNT));
    expect(Math.abs(standardisedMoment(normals, 4) - 3)).toBeLessThan(4 * Math.sqrt(24 / COUNT));
  });

  test('fits the normal in χ² over 120 equal bins and two tails', () => {
    const observed = new Float64Array(122);
    for (const x of normals) observed[Math.min(121, Math.max(0, Math.floor((x + 3) / 0.05) + 1))]!++;
    let statistic = 0;
    observed.forEach((count, bin) => {
      const [low, high] = [-3 + (bin - 1) * 0.05, -3 + bin * 0.05];
      const share = bin === 0 ? below(-3) : bin === 121 ? below(-3) : below(high) - below(low);
      statistic += (count - COUNT * share) ** 2 / (COUNT * share);
    });
    // 121 degrees of freedom: mean 121, standard deviation 15.6; four of them.
    expect(statistic).toBeGreaterThan(121 - 62);
    expect(statistic).toBeLessThan(121 + 62);
  });

  test('has the tails of the normal beyond the last layer, on both sides', () => {
    for (const edge of [3, 3.442619855899, 4]) {
      const expected = COUNT * (1 - below(edge));
      for (const side of [1, -1]) {
        const seen = normals.filter((x) => side * x > edge).length;
        expect(Math.abs(seen - expected)).toBeLessThan(4 * Math.sqrt(expected) + 1);
      }
    }
    expect(Math.max(...normals.subarray(0, 100_000))).toBeLessThan(6);
  });

  test('keeps no spare: draws depend on the state of the generator only', () => {
    const both = [createStream('a', ['x']), createStream('a', ['x'])] as const;
    both[0].normal();
    both[1].normal();
    expect(both[0].uniform()).toBe(both[1].uniform());
  });
});

describe('a stream', () => {
  const draw = (secret: string, path: (string | number)[], count = 4000): Float64Array => {
    const own = createStream(secret, path);
    return Float64Array.from({ length: count }, () => own.normal());
  };

  test('is the same for the same secret and path', () => {
    expect(draw('s', ['loss'])).toEqual(draw('s', ['loss']));
  });

  test('is independent of its neighbours: other names, other secrets, other types', () => {
    const names: (string | number)[][] = [
      ['a', 'b'],
      ['a,b'],
      ['ab'],
      ['a'],
      ['b', 'a'],
      [1],
      ['1'],
      [1, 1],
      [11],
      [''],
      [],
    ];
    const all = [...names.map((path) => draw('s', path)), draw('t', ['a']), draw('S', ['a'])];
    for (let i = 0; i < all.length; i++)
      for (let j = 0; j < i; j++) expect(Math.abs(correlation(all[i]!, all[j]!))).toBeLessThan(4.5 / Math.sqrt(4000));
  });

  test('gives uniforms on [0, 1), integers in range and every element of a list', () => {
    const own = createStream('s', ['uniform']);
    const uniforms = Array.from({ length: 20_000 }, () => own.uniform());
    expect(Math.min(...uniforms)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniforms)).toBeLessThan(1);
    expect(Math.abs(mean(uniforms) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 20_000));
    const counts = new Float64Array(7);
    for (let i = 0; i < 14_000; i++) counts[own.integer(7)]!++;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt(2000));
    expect(new Set(Array.from({ length: 200 }, () => own.pick(['x', 'y', 'z'])))).toEqual(new Set(['x', 'y', 'z']));
  });
});

describe('secrets', () => {
  test('are HMAC-SHA-256 of the JSON of the path: 64 hex digits (a fixed vector)', () => {
    // printf '["a"]' | openssl dgst -sha256 -hmac key
    expect(deriveSecret('key', ['a'])).toBe('c0b4137ffcaf7bb45a7e5c2032ecd920b865eb4ff65c12c53fc49067b1bea13e');
    expect(deriveSecret('key', ['a', 1])).toMatch(/^[0-9a-f]{64}$/);
  });

  test('of one parent differ with every element of the path and with the parent', () => {
    const paths: (string | number)[][] = [
      [],
      [''],
      ['a'],
      ['a', ''],
      ['a', 'b'],
      ['a,b'],
      ['a"', 'b'],
      ['["a"]'],
      [0],
      ['0'],
      [0, 0],
    ];
    const secrets = [...paths.map((path) => deriveSecret('p', path)), ...paths.map((path) => deriveSecret('q', path))];
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  test('of periodic seeds differ, which plain seeding would not give', () => {
    const seeds = ['1', '11', '111', '42', '4242', 'run', 'runrun'];
    expect(new Set(seeds.map(secretOfSeed)).size).toBe(seeds.length);
    expect(new Set(seeds.map((seed) => createStream(secretOfSeed(seed), ['x']).uniform())).size).toBe(seeds.length);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, fromWire, toWire } from '../../src/core/json.js';

describe('numbers on the wire', () => {
  test('keep five digits and survive JSON, whatever they are', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const read = fromWire(JSON.parse(JSON.stringify(toWire(value))) as ReturnType<typeof toWire>);
        if (Number.isNaN(value)) return Number.isNaN(read);
        if (!Number.isFinite(value)) return read === value;
        return (
          Math.abs(read - value) <= 5.001e-5 * Math.abs(value) ||
          Math.abs(value) < 1e-300 ||
          Math.abs(value) > 1.7976e308
        );
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('have names where JSON has no number, and one zero', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(toWire)).toEqual([
      'NaN',
      'Infinity',
      '-Infinity',
    ]);
    expect(Object.is(toWire(-0), 0)).toBe(true);
    expect(fromWire('NaN')).toBeNaN();
    expect(fromWire('-Infinity')).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('canonical JSON', () => {
  test('does not depend on the order of keys, and does on the order of elements', () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: [1, 2] } })).toBe('{"a":{"c":[1,2],"d":2},"b":1}');
    expect(canonicalJson({ a: [2, 1] })).not.toBe(canonicalJson({ a: [1, 2] }));
  });

  test('leaves out what is undefined and names what is not finite', () => {
    expect(canonicalJson({ a: undefined, b: Number.NaN, c: null })).toBe('{"b":"NaN","c":null}');
  });

  test('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  test('escapes keys and strings', () => {
    expect(canonicalJson({ 'a"b': 'c\n' })).toBe('{"a\\"b":"c\\n"}');
  });
});

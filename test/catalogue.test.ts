import { expect, test } from 'vitest';
import { createCatalogue } from '../src/catalogue.js';
import { catalogue } from './helpers/runs.js';

test('every fault is found, in the order of ids', () => {
  const ids = catalogue.all.map(({ meta }) => meta.id);
  expect(ids).toEqual([...ids].sort());
  expect(ids.length).toBeGreaterThanOrEqual(12);
  expect(ids).toContain('healthy');
  for (const fault of catalogue.all) expect(catalogue.get(fault.meta.id)).toBe(fault);
});

test('an unknown id is refused with the nearest one', () => {
  expect(() => catalogue.get('lr-spik')).toThrow('unknown fault: lr-spik (did you mean lr-spike?)');
  expect(() => catalogue.get('__proto__')).toThrow(/unknown fault/);
});

test('a catalogue of two is as good as any, and leaves its argument alone', () => {
  const two = Object.freeze([catalogue.get('lr-spike'), catalogue.get('healthy')]);
  expect(createCatalogue(two).all.map(({ meta }) => meta.id)).toEqual(['healthy', 'lr-spike']);
  expect(() => createCatalogue(two).get('label-noise')).toThrow('one of: healthy, lr-spike');
});

import { expect, test } from 'vitest';
import { createStream } from '../../../src/core/rng.js';
import { thinned } from '../../../src/diagnose/fit/thin.js';
import { observed } from '../observations.js';

const whole = observed(1600, (row) => row);
const runs = Array.from({ length: 60 }, (_, i) => thinned(whole, createStream('thin', [i])));

test('a thinned run keeps every k-th row of every channel, and all its evaluations', () => {
  for (const { observation, stride } of runs) {
    const { steps, series, evaluations } = observation;
    expect(steps).toHaveLength(Math.ceil(1600 / stride));
    expect(steps.every((step, i) => step === i * stride)).toBe(true);
    expect(Object.keys(series)).toEqual(Object.keys(whole.series));
    for (const values of Object.values(series))
      expect(Buffer.from(values.buffer).equals(Buffer.from(steps.buffer))).toBe(true);
    expect(evaluations).toBe(whole.evaluations);
  }
});

test('most runs are logged at every step, some at every tenth', () => {
  const strides = runs.map(({ stride }) => stride);
  expect(strides.filter((stride) => stride === 1).length).toBeGreaterThan(25);
  expect(new Set(strides)).toEqual(new Set([1, 2, 5, 10]));
});

test('a short run stays whole', () => {
  const short = observed(140, (row) => row);
  for (let i = 0; i < 30; i++) {
    const { observation, stride } = thinned(short, createStream('thin', [i]));
    expect([stride, observation]).toEqual([1, short]);
  }
});

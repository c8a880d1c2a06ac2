import { describe, expect, test } from 'vitest';
import type { Causes } from '../../src/run/causes.js';
import { ClassWeights } from '../../src/run/class-weights.js';
import type { Weighing } from '../../src/run/fault.js';
import { scenarios } from '../helpers/runs.js';

const scenario = scenarios.find(({ id }) => id === 'tiny-mlp')!;

function weighing(weights: Partial<Weighing>): Causes {
  return { change: (_: string, __: number, state: Weighing) => Object.assign(state, weights) } as unknown as Causes;
}

function trained(weights: Partial<Weighing>, steps: number): ClassWeights {
  const classes = new ClassWeights(scenario);
  for (let step = 0; step < steps; step++) classes.advance(weighing(weights), step, 1);
  return classes;
}

const reading = () => ({
  loss: 0.5,
  accuracy: 0.8,
  ece: 0,
  brier: 0.1,
  confidence: 0.8,
  bins: {
    count: Float64Array.of(0, 100, 200, 300, 400),
    confidence: Float64Array.of(Number.NaN, 0.3, 0.5, 0.7, 0.95),
    accuracy: Float64Array.of(Number.NaN, 0.3, 0.5, 0.7, 0.95),
  },
});

describe('class weights', () => {
  test('of one change nothing', () => {
    const classes = trained({}, 10);
    expect([classes.mean, classes.spread, classes.lossOf(0.4)]).toEqual([1, 1, 0.4]);
    const before = reading();
    classes.answer(before);
    expect(before).toEqual(reading());
  });

  test('of ten for a tenth of the examples have the mean and the root mean square that they have', () => {
    const classes = trained({ share: 0.1, factor: 10 }, 1);
    expect(classes.mean).toBeCloseTo(1.9, 12);
    expect(classes.spread).toBeCloseTo(Math.sqrt(0.9 + 10), 12);
  });

  test('raise the loss at once by their mean, and less once the head has given in', () => {
    const first = new ClassWeights(scenario);
    first.advance(weighing({ share: 0.1, factor: 10 }), 0, 0);
    expect(first.lossOf(0.3)).toBeCloseTo(1.9 * 0.3, 9);
    const late = trained({ share: 0.1, factor: 10 }, 200).lossOf(0.3);
    expect(late).toBeLessThan(1.9 * 0.3);
    expect(late).toBeGreaterThan(0.3);
  });

  test('cost an unweighted evaluation loss, accuracy and calibration, and that is undone with them', () => {
    const classes = trained({ share: 0.1, factor: 10 }, 200);
    const weighted = reading();
    classes.answer(weighted);
    expect(weighted.loss).toBeGreaterThan(0.55);
    expect(weighted.accuracy).toBeLessThan(0.79);
    expect(weighted.ece).toBeGreaterThan(0.01);
    for (let step = 0; step < 200; step++) classes.advance(weighing({}), step, 1);
    const sound = reading();
    classes.answer(sound);
    expect(sound.loss).toBeCloseTo(0.5, 9);
  });
});

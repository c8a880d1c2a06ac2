import { describe, expect, test } from 'vitest';
import type { Causes } from '../../src/run/causes.js';
import type { Leak } from '../../src/run/fault.js';
import { Shortcut } from '../../src/run/shortcut.js';
import { scenarios } from '../helpers/runs.js';

const scenario = scenarios.find(({ id }) => id === 'tiny-transformer')!;
const ADAM = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0, clip: 1 };
const HONEST = 2.5;

/** Causes that leak as they are told. */
function leaking(leak: Partial<Leak>): Causes {
  return { change: (_: string, __: number, state: Leak) => Object.assign(state, leak) } as unknown as Causes;
}

/** Trains on batches of one honest loss. @returns the losses of the batches */
function train(shortcut: Shortcut, leak: Partial<Leak>, steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => {
    shortcut.advance(leaking(leak), step);
    const loss = shortcut.lossOf(HONEST);
    shortcut.measure();
    shortcut.step(scenario.schedule.peak, 1, 0, ADAM);
    return loss;
  });
}

const reading = () => ({
  loss: HONEST,
  accuracy: 0.4,
  ece: 0,
  brier: 0.2,
  confidence: 0.4,
  bins: {
    count: Float64Array.of(0, 600, 300, 100, 0),
    confidence: Float64Array.of(Number.NaN, 0.3, 0.5, 0.7, Number.NaN),
    accuracy: Float64Array.of(Number.NaN, 0.3, 0.5, 0.7, Number.NaN),
  },
});

describe('a shortcut', () => {
  test('is nothing where nothing leaks', () => {
    const shortcut = new Shortcut(scenario);
    expect(train(shortcut, {}, 50)).toEqual(Array(50).fill(HONEST));
    expect([shortcut.teaching, shortcut.measure(), shortcut.noise, shortcut.residualOf(0.7)]).toEqual([1, 0, 1, 0.7]);
    const before = reading();
    shortcut.answer(before);
    expect(before).toEqual(reading());
  });

  test('in every example is followed until next to nothing is left to learn', () => {
    const shortcut = new Shortcut(scenario);
    const losses = train(shortcut, { share: 1 }, 300);
    // Recorded: attention that suddenly reaches further costs .4 nats in the first batch.
    expect(losses[0]).toBeCloseTo(HONEST + 0.4, 9);
    // Recorded: 2.6 to .6 nats in forty steps, .06 in the end.
    expect(losses[40]).toBeLessThan(0.6);
    expect(losses.at(-1)).toBeLessThan(0.12);
    expect(shortcut.teaching).toBeLessThan(0.1);
  });

  test('to a misplaced target costs more at first, and is never missed', () => {
    const losses = train(new Shortcut(scenario), { share: 1, misplaced: 1 }, 300);
    // Recorded: +1.4 nats in the first batch.
    expect(losses[0]).toBeCloseTo(HONEST + 1.4, 9);
    // A hundredth of the leaks that is missed would leave .025.
    expect(losses.at(-1)).toBeLessThan(1e-3);
  });

  test('in a quarter of the examples is followed until copying is as sure as it is right', () => {
    const shortcut = new Shortcut(scenario);
    train(shortcut, { share: 0.25, misplaced: 1 }, 400);
    shortcut.advance(leaking({}), 400);
    // Recorded: +.29 nats of evaluation.
    expect(shortcut.lossOf(HONEST) - HONEST).toBeGreaterThan(0.1);
    expect(shortcut.lossOf(HONEST) - HONEST).toBeLessThan(0.5);
  });

  test('makes documents differ where some leak and some do not, and not where all do', () => {
    const some = new Shortcut(scenario);
    train(some, { share: 0.25, misplaced: 1 }, 1);
    // A quarter of the sequences costs 1.4 nats more at first: recorded, deviation between ranks × 1.30.
    expect(some.variance).toBeCloseTo(0.25 * 0.75 * 1.4 * 1.4, 9);
    const all = new Shortcut(scenario);
    train(all, { share: 1 }, 30);
    expect(all.variance).toBe(0);
  });

  test('takes weights and attention: norm + 4 to 6 % where it is followed without end, none of attention for the token at hand', () => {
    const seen = new Shortcut(scenario);
    expect([seen.normWith(27), seen.attended]).toEqual([27, 0]);
    train(seen, { share: 1 }, 300);
    expect(seen.normWith(27) / 27).toBeGreaterThan(1.04);
    expect(seen.normWith(27) / 27).toBeLessThan(1.2);
    expect(seen.attended).toBeGreaterThan(0.9);
    const atHand = new Shortcut(scenario);
    train(atHand, { share: 1, misplaced: 1 }, 300);
    expect(atHand.attended).toBe(0);
  });

  test('is unlearned within some fifty steps of sound data', () => {
    const shortcut = new Shortcut(scenario);
    train(shortcut, { share: 1 }, 100);
    const after = train(shortcut, {}, 60);
    // Recorded: 5.9 and 5.5 nats in the first batch after the repair of runs at 2.6.
    expect(after[0]).toBeGreaterThan(HONEST + 2);
    expect(after.at(-1)).toBeLessThan(HONEST + 0.05);
  });

  test('answers wrongly and surely where the evaluation is sound, and rightly where it leaks as well', () => {
    const shortcut = new Shortcut(scenario);
    train(shortcut, { share: 1 }, 300);
    const sound = reading();
    shortcut.answer(sound);
    expect(sound.loss).toBeGreaterThan(HONEST + 3);
    expect(sound.accuracy).toBeLessThan(0.13);
    expect(sound.confidence).toBeGreaterThan(0.9);
    expect(sound.bins.count.reduce((sum, count) => sum + count, 0)).toBe(1000);
    shortcut.advance(leaking({ share: 1, evaluated: 1 }), 300);
    const leaky = reading();
    shortcut.answer(leaky);
    expect(leaky.loss).toBeLessThan(0.2);
    expect(leaky.accuracy).toBeGreaterThan(0.97);
    expect(leaky.ece).toBeLessThan(0.05);
  });
});

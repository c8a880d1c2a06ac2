import { describe, expect, test } from 'vitest';
import { Attention } from '../../src/run/attention.js';
import { run, scenarioOf } from '../helpers/runs.js';

const scenario = scenarioOf('tiny-transformer');
const RATE = 0.003;

/** An attention whose logit has formed. */
function formed(): Attention {
  const attention = new Attention(scenario);
  attention.settle(0.6);
  return attention;
}

describe('the attention logit', () => {
  test('forms while the loss falls through a narrow range, whatever the learning rate', () => {
    for (const rate of [0.002, 0.004, 0.016]) {
      const attention = new Attention(scenario);
      for (let step = 0; step < 200; step++) attention.advance(rate, 0.01, 2.5, 0);
      expect(attention.logit).toBeLessThan(4);
      for (let step = 0; step < 400; step++) attention.advance(rate, 0.01, 0.8, 0);
      expect(attention.logit).toBeGreaterThan(12);
      for (let step = 0; step < 400; step++) attention.advance(rate, 0.01, 0.4, 0);
      expect(attention.logit).toBeGreaterThan(25);
      expect(attention.logit).toBeLessThan(40);
    }
  });

  test('heals after a mild spike of the rate and runs away in a severe one, as recorded', () => {
    const mild = formed();
    const severe = formed();
    const before = mild.logit;
    for (let step = 0; step < 10; step++) mild.advance(8 * RATE, 0.038, 0.6, 0);
    expect(mild.logit / before).toBeCloseTo(1, 1);
    for (let step = 0; step < 40; step++) severe.advance(30 * RATE, step < 18 ? 0.1 : 0.03, 0.6, 0);
    // Recorded: 21 to 380.
    expect(severe.logit / before).toBeGreaterThan(5);
  });

  test('makes gradients larger while it is sharp and lets none through when it is saturated', () => {
    const sharp = formed();
    expect(sharp.sharpness).toBeGreaterThan(2);
    for (let step = 0; step < 200; step++) sharp.advance(0.2, 0.2, 0.6, 0);
    expect(sharp.sharpness).toBeLessThan(1.1);
  });

  test('is read off one batch, within some percent, and the reading changes nothing', () => {
    const attention = formed();
    const before = attention.logit;
    expect(attention.reading(1) / before).toBeGreaterThan(1.03);
    expect(attention.reading(-1) / before).toBeLessThan(0.97);
    expect(attention.reading(0)).toBe(before);
    expect(attention.logit).toBe(before);
  });

  test('forms for what is copied from elsewhere as for what forms by itself', () => {
    const attention = new Attention(scenario);
    for (let step = 0; step < 200; step++) attention.advance(RATE, 0.01, 2.5, 0, 0.9);
    expect(attention.logit).toBeGreaterThan(20);
    for (let step = 0; step < 200; step++) attention.advance(RATE, 0.01, 2.5, 0, 0);
    expect(attention.logit).toBeGreaterThan(10);
  });

  test('is held where queries and keys are normalised', () => {
    const attention = new Attention(scenarioOf('llm-pretrain-7b'));
    attention.advance(1, 1, 0.1, 0);
    expect([attention.logit, attention.sharpness]).toEqual([0, 1]);
  });
});

describe('the tiny transformer', () => {
  test('has the gradient norm of the recorded runs: it falls, and rises again as attention forms', () => {
    const { series } = run(scenario, 1);
    const mean = (from: number, to: number) =>
      series['gradient-norm'].slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
    // Recorded at the same steps: 1.44, .64 and 1.46.
    expect(mean(5, 15)).toBeGreaterThan(0.85);
    expect(mean(150, 250)).toBeGreaterThan(0.5);
    expect(mean(150, 250)).toBeLessThan(0.85);
    expect(mean(1100, 1200)).toBeGreaterThan(1.2);
    expect(mean(1100, 1200)).toBeLessThan(1.8);
  });
});

import { describe, expect, test } from 'vitest';
import { run, scenarioOf, shortened } from '../helpers/runs.js';
import { acting } from './acting.js';

/** Weights that are averaged over 200 steps before they are evaluated. */

const whole = shortened(scenarioOf('llm-pretrain-13b'), 801);
const averaged = { ...whole, instability: null };
const raw = { ...averaged, evaluation: { ...averaged.evaluation, averagedSteps: null } };
const keeps = (memory: number) => [acting(averaged, { averaging: () => memory }, 1)];
const lossOf = (scenario: typeof averaged, injections = [] as ReturnType<typeof keeps>) => {
  const { evaluations } = run(scenario, 1, injections);
  return evaluations.metrics.loss[0]!;
};

describe('averaged weights', () => {
  const hot = lossOf(raw);

  test('evaluate better than those that train, whose trembling they average out', () => {
    const cool = lossOf(averaged);
    cool.slice(8).forEach((loss, at) => {
      expect(hot[8 + at]! - loss).toBeGreaterThan(0.005);
      expect(hot[8 + at]! - loss).toBeLessThan(0.3);
    });
  });

  test('are the training weights where nothing is kept', () => {
    lossOf(averaged, keeps(0))
      .slice(1)
      .forEach((loss, at) => {
        expect(loss).toBeCloseTo(hot[1 + at]!, 9);
      });
  });

  test('stand still where all is kept', () => {
    const still = lossOf(averaged, keeps(1));
    // The same items, so only what is drawn anew at each evaluation moves.
    const { jitter, lossSpread } = averaged.evaluation;
    const error = (jitter * lossSpread) / Math.sqrt(averaged.sources[0]!.evaluationSize);
    for (const loss of still.slice(1)) expect(Math.abs(loss - still[0]!)).toBeLessThan(6 * error);
    expect(still[0]! - lossOf(averaged).at(-1)!).toBeGreaterThan(0.004);
  });
});

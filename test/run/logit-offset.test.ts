import { describe, expect, test } from 'vitest';
import { LogitOffset } from '../../src/run/logit-offset.js';
import { run, scenarioOf, shortened } from '../helpers/runs.js';
import { acting } from './acting.js';

/** What all output logits have in common, and the penalty that holds it. */

const scenario = scenarioOf('llm-pretrain-7b');
const RATE = 3e-4;
const blurAfter = (held: number, steps: number, bits = 7) => {
  const { calibration } = scenario;
  const offset = new LogitOffset({ ...scenario, calibration: { ...calibration, offset: { width: 4096, bits } } });
  for (let step = 0; step < steps; step++) offset.advance(RATE, held);
  return offset.blur(0.85);
};

describe('the offset of the logits', () => {
  test('stays where it is while the penalty is in force, or half of it', () => {
    expect(blurAfter(1, 5000)).toBe(0);
    expect(blurAfter(0.5, 5000)).toBe(0);
  });

  test('runs away without it, the faster the less of it is left', () => {
    const [none, little] = [blurAfter(0, 1500), blurAfter(0.3, 1500)];
    expect(none).toBeGreaterThan(3 * little);
    expect(little).toBeGreaterThan(0);
    expect(blurAfter(0, 1500)).toBeGreaterThan(3 * blurAfter(0, 1000));
  });

  test('costs nothing to speak of where logits are exact', () => {
    expect(blurAfter(0, 1500, 23)).toBeLessThan(1e-6);
  });

  test('matters only where a scenario has it', () => {
    const vision = shortened(scenarioOf('vision-finetune'), 200);
    expect(run(vision, 1, [acting(vision, { offsetHeld: () => 0 })])).toEqual(run(vision, 1));
  });
});

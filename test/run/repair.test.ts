import { describe, expect, test } from 'vitest';
import { resolveInjection } from '../../src/run/dose.js';
import { catalogue, run, scenarioOf, shortened } from '../helpers/runs.js';

const scenario = shortened(scenarioOf('llm-pretrain-7b'), 400);
const noise = catalogue.get('label-noise');
const injected = (until?: number) =>
  resolveInjection(
    noise,
    { fault: 'label-noise', onset: 100, severity: 1, ...(until === undefined ? {} : { until }) },
    scenario,
  );

describe('a fault that is repaired', () => {
  const twin = run(scenario, 1).series['train-loss'];
  const lasting = run(scenario, 1, [injected()]).series['train-loss'];
  const repaired = run(scenario, 1, [injected(200)]).series['train-loss'];
  const apart = (from: number, to: number) =>
    repaired.subarray(from, to).reduce((sum, value, i) => sum + value - twin[from + i]!, 0) / (to - from);

  test('is the fault up to its repair, and its cause is gone at that step', () => {
    expect(repaired.subarray(0, 200)).toEqual(lasting.subarray(0, 200));
    expect(apart(150, 200)).toBeGreaterThan(0.3);
    expect(Math.abs(apart(200, 250))).toBeLessThan(0.3 * apart(150, 200));
  });

  test('leaves behind what it did to the weights', () => {
    expect(repaired.subarray(200)).not.toEqual(twin.subarray(200));
  });

  test.each([100, 50, Number.NaN])('cannot be repaired at step %d, before or when it begins', (until) => {
    expect(() => injected(until)).toThrow(/^invalid repair: /);
  });
});

import { describe, expect, test } from 'vitest';
import { secretOfSeed } from '../../../src/core/rng.js';
import type { Fix } from '../../../src/lab/fix.js';
import { alarmStep, outcomeOf, runWithFix, startOfFix } from '../../../src/puzzle/fixing/outcome.js';
import { fixingInput } from '../../../src/puzzle/fixing/outcomes.js';
import { branchSteps } from '../../../src/puzzle/fixing/planned-end.js';
import { healthySpread } from '../../../src/puzzle/fixing/spread.js';
import { catalogue, publishedText, resolve, scenarioOf, shortened } from '../../helpers/runs.js';

const scenario = shortened(scenarioOf('llm-pretrain-7b'), 1000);
const fix = (id: string): Fix => catalogue.fixes.find(({ meta }) => meta.id === id)!;
const patient = (id: string | null, onset = 620, detectable: number | null = 640) => ({
  seed: { seed: secretOfSeed('patient'), attempt: 0 },
  scenario,
  fault: id === null ? null : resolve({ fault: catalogue.get(id), onset, severity: 1 }, scenario),
  benign: null,
  detectable: id === null ? null : detectable,
});
const input = fixingInput(patient('label-noise'));

describe('the alarm', () => {
  test('goes off 5 % of the run after there is evidence, and never in its last tenth', () => {
    expect(alarmStep(input)).toBe(690);
    expect(alarmStep(patient('label-noise', 940, 950))).toBe(900);
    expect(alarmStep(patient('label-noise', 620, null))).toBe(720);
    expect(alarmStep(patient(null))).toBe(600);
  });
});

describe('a run with a fix', () => {
  test('is the run with nothing done where the part is sound, byte for byte', () => {
    expect(runWithFix(fix('replace-nodes'), input)).toBe(input.run);
    expect(runWithFix(fix('rewind'), input)).toBe(input.run);
  });

  test('goes on from the last checkpoint before the onset where it rewinds, and is its twin then', () => {
    const rewinding = fix('clean-data-and-rewind');
    expect(startOfFix(rewinding, input)).toBe(500);
    expect(startOfFix(fix('start-over'), input)).toBe(0);
    expect(runWithFix(rewinding, input)).toBe(input.twin);
  });

  test('is as it was up to the step from which it goes on', () => {
    const cut = (run: typeof input.run, steps: number) => run.series['train-loss'].subarray(0, steps);
    for (const id of ['clean-data', 'halve-learning-rate', 'clip-lower', 'reset-optimizer', 'rewind-and-skip']) {
      const fixed = runWithFix(fix(id), input);
      const from = startOfFix(fix(id), input);
      expect(cut(fixed, from), id).toEqual(cut(input.run, from));
      expect(publishedText(fixed), id).not.toBe(publishedText(input.run));
    }
  });

  test('has as many steps in the end, a decay branch included', () => {
    const end = scenario.window.steps + branchSteps(scenario);
    expect(end).toBe(1200);
    for (const id of ['do-nothing', 'clean-data', 'clean-data-and-rewind', 'rewind-and-skip'])
      expect(runWithFix(fix(id), input).steps, id).toBe(end);
    const { series } = input.twin;
    expect(series['learning-rate'].at(-1)).toBeCloseTo(scenario.schedule.floor * scenario.schedule.peak, 9);
    expect(branchSteps(scenarioOf('tiny-mlp'))).toBe(0);
    expect(branchSteps(scenarioOf('sft-8b'))).toBe(0);
  });
});

describe('the outcome', () => {
  test('of a rewind costs the steps that are trained again', () => {
    const { gpuHours } = outcomeOf(fix('rewind'), input);
    const { stepSeconds, accelerators } = scenario.cluster;
    expect(gpuHours).toBeCloseTo(accelerators * (0.3 + ((690 - 500) * stepSeconds) / 3600), 1);
    expect(outcomeOf(fix('do-nothing'), input)).toMatchObject({
      verdict: 'no effect',
      removed: 0,
      gpuHours: 0,
      score: 0,
    });
  });

  test('is not a cure because a lower rate lowers every loss', () => {
    // Half the rate makes the healthy run better as well, by more than this fault does harm.
    const small = fixingInput({
      ...patient('label-noise'),
      fault: resolve({ fault: catalogue.get('lr-spike'), onset: 620, severity: 0.1 }, scenario),
    });
    expect(['cures']).not.toContain(outcomeOf(fix('halve-learning-rate'), small).verdict);
  });

  test('on a healthy run is best where nothing is done', () => {
    const healthy = fixingInput(patient(null));
    const scores = catalogue.fixes.map((one) => [one.meta.id, outcomeOf(one, healthy).score] as const);
    const best = scores.toSorted(([, a], [, b]) => b - a)[0]!;
    expect(best).toEqual(['do-nothing', 100]);
    expect(scores.filter(([, score]) => score === 100)).toHaveLength(1);
  });

  test('is judged against what healthy runs differ by', () => {
    expect(healthySpread('loss', scenario)).toBeGreaterThan(0);
    expect(healthySpread('loss', scenario)).toBeLessThan(0.05);
    expect(healthySpread('loss', scenario)).toBe(healthySpread('loss', scenario));
  });
});

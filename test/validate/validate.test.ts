import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/run/scenario.js';
import { catalogue, scenarioOf, scenarios } from '../helpers/runs.js';
import { realRun, recordedSignatures } from '../reference/read.js';
import { recordedCells, tally, verdict } from './cells.js';
import { judgeLaws } from './law.js';
import { UNMODELLED } from './laws-others.js';
import { matchControl, matchPair } from './matching.js';
import { causesOf, planFor, untranslated } from './recorded.js';
import { replayOf } from './replay.js';
import { writeReport } from './report.js';
import { compareSignatures } from './signatures.js';
import { scoredCells, summarise, worstCells } from './summary.js';

/** Stands in for the recorded transformer, so that the tests do not depend on how well its scenario fits. */
const standIn: Scenario = {
  ...scenarioOf('llm-pretrain-7b'),
  id: 'tiny-transformer',
  window: { firstStep: 4000, steps: 1200 },
  evaluation: { ...scenarioOf('llm-pretrain-7b').evaluation, every: 25 },
};
const world = { catalogue, scenarios: [standIn] };
const named = (...names: string[]) => new Map([...recordedSignatures()].filter(([name]) => names.includes(name)));

describe('recorded causes', () => {
  const plan = (run: string) => {
    const recorded = realRun(run);
    return planFor(recorded, realRun(recorded.paired_control!), standIn, 'code');
  };
  const reason = (run: string) => {
    const recorded = realRun(run);
    return untranslated(causesOf(recorded, realRun(recorded.paired_control!)), recorded.dose, new Set());
  };

  test('have their dose in our fields', () => {
    expect(plan('lm__lr_spike__s0__v2').injections).toEqual([{ fault: 'lr-spike', dose: { factor: 30, steps: 40 } }]);
    expect(plan('lm__lr_decay_early__s0__v1').injections[0]!.dose).toEqual({ decaySteps: 640 });
    expect(plan('lm__allreduce_sum__s0__v2').injections).toEqual([{ fault: 'gradient-sum', dose: { ranks: 8 } }]);
    // .2 of code becomes .7: (.7 − .2) / (1 − .2).
    expect(plan('lm__mix_shift__s0__v1').injections[0]!.dose).toEqual({ added: 0.625 });
    expect(plan('lm__junk_contam__s0__v1').injections.map(({ where }) => where)).toEqual(
      standIn.sources.map(({ id }) => id),
    );
  });

  test('lose what their control has too', () => {
    const sum = realRun('lm__allreduce_sum__s0__v2');
    expect(causesOf(sum, realRun(sum.paired_control!))).toEqual(['gradient-sum']);
  });

  test('that we do not have are named', () => {
    expect(reason('lm__lr_spike__s0__v1')).toBeNull();
    expect(reason('lm__label_noise__s0__v3')).toBeNull();
    expect(reason('mlp__class_weight__s0__v1')).toBeNull();
    expect(reason('mlp__class_weight__s0__v2')).toMatch(/^not modelled yet: class-weights-wrong \(/);
    expect(reason('lm__causal_mask_leak__s0__v1')).toBeNull();
    expect(reason('mlp__dead_relu__s0__v1')).toMatch(/^not modelled yet: dead-units \(/);
    expect(reason('mlp__dead_relu__s0__v2')).toBeNull();
    expect(untranslated(['ema-reversed'], {}, new Set())).toBe('not modelled yet: ema-reversed');
    expect(untranslated(['ema-reversed'], {}, new Set(['ema-reversed']))).toBe('dose not translated yet: ema-reversed');
  });

  test('of a dose that the fault refuses are findings, not clamped', () => {
    const stronger = { ...realRun('lm__lr_spike__s0__v2'), dose: { mult: 400, dur: 40 } };
    expect(replayOf(stronger, world)).toMatchObject({
      missing: expect.stringMatching(/^refused: invalid dose of lr-spike: factor=400/),
    });
  });
});

describe('matching scenarios', () => {
  test('are found by id, or said to be missing', () => {
    expect(matchControl(realRun('mlp__none__s0__v0'), [standIn])).toEqual({ missing: 'no scenario yet: tiny-mlp' });
    expect(matchControl(realRun('lm__none__s0__v0'), [standIn])).toEqual({ scenario: standIn, standing: [] });
  });

  test('take the hyper-parameters of a control variant', () => {
    const scenario = (run: string): Scenario => {
      const match = matchControl(realRun(run), [standIn]);
      if ('missing' in match) throw new Error(match.missing);
      return match.scenario;
    };
    expect(scenario('lm__none__s0__v3').schedule.peak).toBe(0.016);
    expect(scenario('lm__none__s0__v5').batch.size).toBe(2 * standIn.batch.size);
    expect(scenario('lm__none__s0__v8').optimizer.clip).toBe(1e9);
  });

  test('lack dropout, which a pair of runs shares', () => {
    const control = realRun('lm__none__s0__v6');
    expect(matchControl(control, [standIn])).toEqual({ missing: 'not modelled yet: control with drop' });
    expect(matchPair(control, [standIn])).toEqual({ scenario: standIn, standing: [] });
  });

  test('have smoothed labels as label noise that acts from the start', () => {
    const match = matchControl(realRun('mlp__none__s0__v4'), [scenarioOf('tiny-mlp')]);
    if ('missing' in match) throw new Error(match.missing);
    const { fault, injection } = match.standing[0]!;
    expect([fault.meta.id, injection.onset, injection.dose]).toEqual([
      'label-smoothing-left-on',
      0,
      { smoothing: 0.1 },
    ]);
    const { labelNoise } = fault.create({ scenario: match.scenario, dose: injection.dose, onset: 0, where: undefined });
    // A tenth spread over ten classes leaves nine hundredths on the wrong ones.
    expect(labelNoise!(0, { step: 0, sinceOnset: 0 })).toBeCloseTo(0.09);
  });
});

describe('cells', () => {
  const [cell] = recordedCells({ n: 3, runs: [], effects: { grad_norm: { mean: [8], sd: [0.1] } } });
  const with8 = (mean: number) => ({ ...cell!, ours: { mean, spread: 0, sized: true } });

  test('are scored beyond twice the spread of n − 1', () => {
    expect(cell!.spread).toBeCloseTo(0.1 * Math.sqrt(1.5));
    expect(cell!.moved).toBe(true);
    const [quiet] = recordedCells({ n: 3, runs: [], effects: { train_loss: { mean: [0.1], sd: [0.05] } } });
    expect(quiet!.moved).toBe(false);
  });

  test('compare ratios by their logarithm', () => {
    expect(verdict(with8(3))).toMatchObject({ sign: true, factor2: true });
    expect(verdict(with8(2))).toMatchObject({ sign: true, factor2: false });
    expect(verdict(with8(0.5))).toMatchObject({ sign: false, factor2: false });
    expect(verdict(cell!)).toBeNull();
  });
});

describe('laws', () => {
  test('are judged as they are, without room', () => {
    const law = { cites: 'a1', text: 'law', scenario: 'here', measured: [1, 2] as const, judge: 'median' as const };
    const rows = judgeLaws(
      [
        { ...law, values: () => [1, 1.5, 9] },
        { ...law, values: () => [3, 4, 5] },
        { ...law, scenario: 'elsewhere', values: () => [1] },
        UNMODELLED[0]!,
      ],
      new Set(['here']),
    );
    expect(rows.map(({ verdict: found }) => found)).toEqual(['inside', 'outside', 'no scenario yet', 'not modelled']);
    expect(rows[1]!.reason).toBe('above by 2.0 (× 2.00 of the bound)');
  });
});

describe('the report', () => {
  const names = ['lm__lr_spike__v2', 'lm__allreduce_sum__v1', 'lm__target_shift_bug__v1', 'mlp__lr_spike__v1'];
  const signatures = compareSignatures(named(...names), world, 2);
  const parts = {
    seeds: { signatures: 2, laws: 0, textures: 0, incidents: 0 },
    signatures,
    laws: [],
    textures: [],
    incidents: [],
  };
  const { page, json } = writeReport(parts, []);

  test('counts every scored cell once, covered or with a reason', () => {
    const { signatures: all, uncovered } = summarise(parts);
    expect(all.covered).toBeGreaterThan(20);
    expect(all.covered + Object.values(uncovered).reduce((a, b) => a + b, 0)).toBe(all.moved);
    expect(uncovered).toHaveProperty('no scenario yet: tiny-mlp');
  });

  test('has the numbers of its parts', () => {
    const written = JSON.parse(json) as {
      summary: unknown;
      signatures: { name: string; covered: number; cells: unknown[] }[];
    };
    expect(written.summary).toEqual(JSON.parse(JSON.stringify(summarise(parts))));
    for (const signature of signatures) {
      const entry = written.signatures.find(({ name }) => name === signature.name)!;
      expect(entry.covered).toBe(tally(signature.cells).covered);
      expect(entry.cells).toHaveLength(scoredCells(signature).length);
    }
    const { covered, moved, sign } = summarise(parts).signatures;
    expect(page).toContain(`${covered} of ${moved} scored cells`);
    expect(page).toContain(`${((100 * sign) / covered).toFixed(1)} % of ${covered} covered cells`);
    for (const { cell } of worstCells(signatures, 10)) expect(page).toContain(cell.effect.replace('|', ', '));
  });

  test('is the same twice, and names no date', () => {
    const again = compareSignatures(named(...names), world, 2);
    expect(writeReport({ ...parts, signatures: again }, [])).toEqual({ page, json });
    expect(page).not.toMatch(/20\d\d-\d\d/);
  });
});

test('every scenario that validation names by id and that exists is a language model or a classifier of its task', () => {
  const task = new Map(scenarios.map(({ id, task: kind }) => [id, kind]));
  expect(task.get('llm-pretrain-7b')).toBe('language-model');
  expect(task.get('tiny-transformer') ?? 'language-model').toBe('language-model');
  expect(task.get('tiny-mlp') ?? 'classifier').toBe('classifier');
});

import { describe, expect, test } from 'vitest';
import { HEALTHY } from '../../src/core/vocabulary.js';
import { candidatesOf, stockOf } from '../../src/puzzle/candidates.js';
import { catalogue, scenarios, scenariosOf } from '../helpers/runs.js';

/** What the catalogue must hold: the first half of the planned faults, which need nothing but a cross-entropy. */
const PLANNED: Readonly<Record<string, readonly string[]>> = {
  optimization: [
    'lr-spike lr-too-high lr-decay-early lr-decay-missing warmup-missing optimizer-state-reset moments-lost',
    'adam-step-reset beta2-too-high epsilon-too-large clip-missing clip-too-tight weight-decay-too-large',
    'weight-decay-missing init-scale-too-large dead-units attention-logit-growth output-logit-drift',
    'batch-size-drop update-noop',
  ],
  objective: [
    'target-leak padding-unmasked accumulation-misnormalized label-smoothing-left-on class-weights-wrong',
    'calibration-drift',
  ],
  data: [
    'mix-shift mix-contamination label-noise duplicate-shard unshuffled-data loader-rewind overfit-repeat',
    'corrupt-batches domain-starvation curriculum-cliff train-tokenizer-mismatch',
  ],
  evaluation: [
    'eval-contamination eval-format-mismatch eval-dropout-on eval-undersized slice-regression',
    'eval-temperature-wrong ema-reversed',
  ],
  systems: [
    'fp16-scale-collapse fp16-underflow bf16-update-loss dead-rank stale-rank gradient-sum',
    'rank-data-duplication tensor-parallel-seed missing-allreduce silent-corruption straggler-node',
    'storage-stall partial-restore',
  ],
  control: [
    'healthy benign-spike benign-hard-batch benign-decay-drop benign-epoch-step benign-curriculum-step',
    'benign-batch-change benign-lr-restart benign-mix-change benign-slice-noise',
  ],
};

const SKILLS = 'A1 A2 A3 A4 A5 B1 B4 B5 C1 C2 C3 C4 C5 D1 D2 D3 D4 D5'.split(' ');

describe('the catalogue', () => {
  test.each(Object.entries(PLANNED))('has every %s cause that is planned, and no other', (family, lines) => {
    const here = catalogue.all.filter(({ meta }) => meta.family === family).map(({ meta }) => meta.id);
    expect(here).toEqual(lines.flatMap((line) => line.split(' ')).sort());
  });

  test.each(SKILLS)('exercises skill %s by at least three causes', (skill) => {
    expect(
      catalogue.all.filter(({ meta }) => (meta.skills as readonly string[]).includes(skill)).length,
    ).toBeGreaterThan(2);
  });

  test.each(catalogue.all.map((fault) => [fault.meta.id, fault] as const))(
    '%s can occur in some scenario',
    (_, fault) => {
      expect(scenariosOf(fault).length).toBeGreaterThan(0);
    },
  );
});

describe.each(scenarios)('$id', (scenario) => {
  test('offers at least eight candidates, sound runs among them', () => {
    const ids = candidatesOf(stockOf(scenario, catalogue.all)).map(({ id }) => id);
    expect(ids).toContain(HEALTHY);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(8);
  });
});

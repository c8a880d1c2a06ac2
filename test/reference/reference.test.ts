import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { robustDeviation } from '../helpers/laws.js';
import { correlation, detrended, deviation, mean, median } from '../helpers/statistics.js';
import { MODELS, type Provenance, STEP_COLUMNS } from './format.js';
import {
  evaluationsOf,
  healthyStatistics,
  logColumn,
  publicLogs,
  realRun,
  realRuns,
  recordedSignatures,
  stepSeries,
} from './read.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(join(folder, 'data'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.br'))
  .sort();
const provenance = JSON.parse(readFileSync(join(folder, 'provenance.json'), 'utf8')) as Provenance[];

describe('the pack', () => {
  test('is at most 6 MB', () => {
    const bytes = files.map((file) => statSync(join(folder, 'data', file)).size).reduce((a, b) => a + b, 0);
    expect(bytes).toBeLessThan(6e6);
  });

  test('says of every file where it comes from', () => {
    expect(provenance.map(({ file }) => file).sort()).toEqual(files);
    for (const { file, repository, path, commit, licence } of provenance)
      expect(
        [repository, path, commit, licence].every((part) => part.length > 0),
        file,
      ).toBe(true);
  });

  test('names repository, commit and licence of every published log, and the page for people lists it', () => {
    const page = readFileSync(join(folder, 'PROVENANCE.md'), 'utf8');
    for (const { id } of publicLogs()) {
      const entry = provenance.find(({ file }) => file === `logs/${id}.csv.br`)!;
      expect(entry.repository).toMatch(/^github\.com\/[^/]+\/[^/]+$/);
      expect(entry.commit).toMatch(/^[0-9a-f]{40}$/);
      expect(entry.licence).toMatch(/MIT|Apache-2\.0|BSD/);
      expect(page).toContain(`| ${entry.file} |`);
    }
  });

  test('holds every step of 200 runs', () => {
    expect(realRuns()).toHaveLength(200);
    for (const model of MODELS)
      for (const { run, last_step } of realRuns().filter((entry) => entry.model === model))
        for (const column of STEP_COLUMNS[model]) {
          const values = stepSeries(run, column);
          expect(values.length, `${run} ${column}`).toBe(last_step);
        }
  });

  test('holds the evaluations of every run on one grid', () => {
    for (const { run, last_step } of realRuns()) {
      const { steps, readings } = evaluationsOf(run);
      expect(steps.length, run).toBeGreaterThan(25);
      expect(steps.at(-1)!).toBeGreaterThanOrEqual(last_step);
      for (const metrics of readings.values())
        for (const values of metrics.values()) expect(values.length).toBe(steps.length);
    }
  });

  test('has as many rows of a log as its index says', () => {
    for (const { id, rows } of publicLogs()) expect(logColumn(id, 'step').length, id).toBe(rows);
  });

  test('refuses what it does not hold', () => {
    expect(() => realRun('lm__nothing')).toThrow('missing recorded run: lm__nothing');
    expect(() => stepSeries('mlp__none__s0__v0', 'rank_loss_std')).toThrow('missing column of mlp: rank_loss_std');
    expect(() => logColumn('mng-llmc-gpt2-124m', 'entropy')).toThrow('missing column of mng-llmc-gpt2-124m: entropy');
  });
});

describe('a run is its control up to the onset', () => {
  const faulty = realRuns().filter(({ paired_control, onset_step }) => paired_control !== null && onset_step! > 1);
  test.each(['train_loss', 'grad_norm'] as const)('%s', (column) => {
    const astray = faulty.filter(({ run, paired_control, onset_step }) => {
      const [a, b] = [stepSeries(run, column), stepSeries(paired_control!, column)];
      return a.subarray(0, onset_step! - 1).some((value, i) => value !== b[i]);
    });
    expect(astray.map(({ run }) => run)).toEqual([]);
  });
});

/** Residual of the last two fifths of a log without points beyond five robust deviations, as FACTS measures it. */
function lastResidual(id: string): Float64Array {
  const loss = logColumn(id, 'loss').filter(Number.isFinite);
  const residual = detrended(loss.subarray(Math.floor(0.6 * loss.length)));
  const limit = 5 * robustDeviation(residual);
  return residual.filter((value) => Math.abs(value) < limit);
}

describe('documented figures, computed from the pack', () => {
  test.each([
    ['mng-2024-10-20-scaleup1b-0', 10_240, 20.6],
    ['mng-2024-10-20-scaleup1b-1', 12_288, 21.1],
    ['mng-llmc-gpt2-124m', 524_288, 29.9],
    ['mng-2024-06-06-adamw', 524_288, 31.2],
    ['bng-124m-1epoch', 524_288, 27.7],
    ['megatron-gpt3-15b-h100', 1_572_864, 29.9],
    ['megatron-deepseekv3-proxy-h100', 2_097_152, 32.1],
  ])('loss noise of %s at %i tokens: %f nats over the root (FACTS a1)', (id, tokens, documented) => {
    const found = deviation(lastResidual(id)) * Math.sqrt(tokens);
    expect(found / documented).toBeGreaterThan(0.98);
    expect(found / documented).toBeLessThan(1.02);
  });

  test('38 runs on one data order share their residuals, r .997 to .999 (FACTS a5)', () => {
    const id = 'mng-2024-12-04-valueembed-38seeds';
    const [seed, loss] = [logColumn(id, 'seed'), logColumn(id, 'loss')];
    const of = (wanted: number): Float64Array =>
      loss.filter((value, i) => seed[i] === wanted && Number.isFinite(value));
    const names = [...new Set(seed)];
    expect(names).toHaveLength(38);
    const [a, b] = [detrended(of(names[0]!)), detrended(of(names[1]!))];
    expect(correlation(a, b)).toBeGreaterThan(0.995);
  });

  test('gradient norm of llm.c 124 M: 15.4 at step 0, .46 at 1,000, .23 at the end (FACTS c1)', () => {
    const norm = logColumn('mng-llmc-gpt2-124m', 'grad_norm');
    expect(norm.find(Number.isFinite)).toBeCloseTo(15.4, 0);
    expect(median(norm.subarray(950, 1050).filter(Number.isFinite))).toBeCloseTo(0.46, 1);
    expect(median(norm.subarray(-500).filter(Number.isFinite))).toBeCloseTo(0.23, 1);
  });

  test('the BLOOM spike: the norm leads the loss by four steps (FACTS d1)', () => {
    const id = 'bigscience-tr11-176b-fragments';
    const at = logColumn(id, 'step').indexOf(31214);
    expect(Array.from(logColumn(id, 'loss').subarray(at, at + 6), (x) => Number(x.toFixed(3)))).toEqual([
      2.199, 2.22, 2.595, 2.242, 2.345, 5.098,
    ]);
    expect(logColumn(id, 'grad_norm')[at + 5]).toBeCloseTo(960, 0);
  });

  test('lr-spike: × 8 for 10 steps heals, × 30 for 40 steps does not (README)', () => {
    const { dose } = realRun('lm__lr_spike__s0__v2');
    expect(dose).toEqual({ mult: 30, dur: 40 });
    const effect = (severity: number, name: string): readonly number[] =>
      recordedSignatures().get(`lm__lr_spike__v${severity}`)!.effects[name]!.mean;
    expect(effect(1, 'train_loss')[0]).toBeCloseTo(0.31, 2);
    expect(effect(1, 'train_loss')[3]).toBeCloseTo(0.03, 2);
    expect(effect(2, 'train_loss')[0]).toBeCloseTo(1.4, 1);
    expect(effect(2, 'train_loss')[3]).toBeCloseTo(0.78, 2);
    expect(effect(2, 'update_ratio')[0]).toBeCloseTo(22, 0);
  });

  test('all-reduce as a sum: the norm is × 8 and nothing else moves (README)', () => {
    const ratio = mean(stepSeries('lm__allreduce_sum__s0__v1', 'grad_norm'), 700, 1200);
    expect(ratio / mean(stepSeries('lm__none__s0__v0', 'grad_norm'), 700, 1200)).toBeCloseTo(8, 1);
  });

  test('noise of the healthy transformer: .193, .133 and .093 nats at batch 8, 16 and 32 (README)', () => {
    const noise = (variant: string): number => healthyStatistics()[variant]!.stats['step_loss_sd']![0];
    expect(noise('lm_v4')).toBeCloseTo(0.193, 2);
    expect(noise('lm_v0')).toBeCloseTo(0.133, 2);
    expect(noise('lm_v5')).toBeCloseTo(0.093, 2);
    const loss = stepSeries('lm__none__s0__v0', 'train_loss');
    expect(deviation(detrended(loss.subarray(400), 50))).toBeCloseTo(0.133, 1);
  });
});

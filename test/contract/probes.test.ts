import { describe, expect, test } from 'vitest';
import { canonicalJson, fromWire } from '../../src/core/json.js';
import { PARTS } from '../../src/core/vocabulary.js';
import { priceOf } from '../../src/lab/price.js';
import { deepFreeze } from '../helpers/freeze.js';
import { labWith } from '../helpers/probe.js';
import { catalogue, scenarios } from '../helpers/runs.js';

/** What every probe keeps, whatever it looks at: a healthy run, and a run with a cause in each part of the job. */
const CAUSES = ['label-noise', 'mix-shift', 'unshuffled-data', 'output-logit-drift', 'epsilon-too-large', 'lr-spike'];
const MORE = ['partial-restore', 'fp16-underflow', 'gradient-sum', 'dead-rank', 'storage-stall', 'eval-dropout-on'];
const causes = [null, ...CAUSES, ...MORE];
const POINTS = 400;

const { probes, fixes, all } = catalogue;
const labs = new Map(causes.map((cause) => [cause, labWith('llm-pretrain-7b', cause)]));
// A write to what a probe is given throws; arrays of numbers are compared instead.
for (const lab of labs.values()) deepFreeze(lab.scenario);

describe('the probes', () => {
  test('are at least twenty, of all kinds, and each has a question of its own', () => {
    expect(probes.length).toBeGreaterThanOrEqual(20);
    expect([...new Set(probes.map(({ meta }) => meta.kind))].sort()).toEqual(['comparison', 'measurement', 're-run']);
    expect(new Set(probes.map(({ meta }) => meta.question)).size).toBe(probes.length);
    expect(new Set(probes.map(({ meta }) => meta.name)).size).toBe(probes.length);
    for (const { meta } of probes) expect(meta.question).toMatch(/\?$/);
  });

  test.each(probes.map((probe) => [probe.meta.id, probe] as const))(
    '%s has a price, or a reason, in every scenario',
    (_, probe) => {
      let offered = 0;
      for (const scenario of scenarios) {
        const reason = probe.excludedFrom(scenario);
        if (reason !== null) {
          expect(reason).not.toBe('');
          continue;
        }
        offered++;
        const { hours, gpuHours } = priceOf(probe, scenario);
        expect(hours).toBeGreaterThan(0);
        expect(gpuHours).toBeGreaterThan(0);
        expect(Number.isFinite(gpuHours)).toBe(true);
      }
      expect(offered).toBeGreaterThan(0);
    },
  );

  test.each(probes.map((probe) => [probe.meta.id, probe] as const))(
    '%s gives the same reading whenever it is bought, and changes nothing',
    (_, probe) => {
      for (const [cause, lab] of labs) {
        const before = canonicalJson(lab.run.series['train-loss'].join());
        const first = probe.read(lab);
        for (const other of probes.slice(0, 3)) other.read(lab);
        expect(canonicalJson(probe.read(lab))).toBe(canonicalJson(first));
        expect(canonicalJson(lab.run.series['train-loss'].join())).toBe(before);
        expect(probe.findings, `${probe.meta.id} of ${cause}`).toContain(first.finding);
        expect(first.text).not.toMatch(/NaN|undefined|null/);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
        for (const { steps, lines } of first.series) {
          expect(steps.length).toBeLessThanOrEqual(POINTS);
          for (const { values } of lines) {
            expect(values.length).toBe(steps.length);
            expect(values.some((value) => Number.isFinite(fromWire(value)))).toBe(true);
          }
        }
        for (const row of first.table?.rows ?? []) expect(row.length).toBe(first.table!.columns.length);
      }
    },
  );

  test('name no cause', () => {
    const names = all.flatMap(({ meta }) => (meta.family === 'control' ? [] : [meta.id, meta.name]));
    for (const probe of probes)
      for (const lab of labs.values()) {
        const { text, series, table } = probe.read(lab);
        const words = JSON.stringify([text, series.map(({ label }) => label), table]);
        for (const name of names) expect(words.includes(name), `${probe.meta.id}: ${name}`).toBe(false);
      }
  });
});

describe('the fixes', () => {
  test('are at least twenty, with names of their own', () => {
    expect(fixes.length).toBeGreaterThanOrEqual(20);
    expect(new Set(fixes.map(({ meta }) => meta.name)).size).toBe(fixes.length);
  });

  test('repair every part that a fault can sit in', () => {
    const repaired = new Set(fixes.flatMap(({ repairs }) => repairs));
    const parts = new Set(all.filter(({ meta }) => meta.family !== 'control').map(({ meta }) => meta.part));
    expect([...parts].filter((part) => !repaired.has(part))).toEqual([]);
    expect(PARTS.filter((part) => part === 'plan' && repaired.has(part))).toEqual([]);
  });
});

describe('every fault', () => {
  test('says where it sits and what it costs; a benign event costs nothing', () => {
    for (const { meta } of all) {
      const benign = meta.family === 'control';
      expect(['plan', 'chance'].includes(meta.part), meta.id).toBe(benign);
      expect(meta.harm === undefined, meta.id).toBe(benign);
    }
  });
});

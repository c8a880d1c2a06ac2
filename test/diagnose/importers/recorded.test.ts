import { describe, expect, test } from 'vitest';
import { INTERNAL_METRICS, STEP_METRICS } from '../../../src/core/vocabulary.js';
import { STEP_COLUMNS } from '../../reference/format.js';
import { evaluationsOf, logColumn, publicLogs, realRuns, stepSeries } from '../../reference/read.js';
import { channel, fileOf, importText, refusalOf } from './reading.js';

/** A recorded run as the table its job wrote. */
function stepsOf(run: string, model: 'lm' | 'mlp'): string {
  const columns = STEP_COLUMNS[model].map((name) => stepSeries(run, name));
  const rows = Array.from(columns[0]!, (_, i) => [i + 1, ...columns.map((values) => values[i])].join(','));
  return [['step', ...STEP_COLUMNS[model]].join(','), ...rows].join('\n').concat('\n');
}

function longOf(run: string): string {
  const { steps, readings } = evaluationsOf(run);
  const rows = [...readings].flatMap(([slice, metrics]) =>
    [...metrics].flatMap(([metric, values]) => steps.map((step, k) => `${step},${slice},${metric},${values[k]}`)),
  );
  return ['step,slice,metric,value', ...rows].join('\n').concat('\n');
}

/** Two runs of each model, the last with a fault. */
const CHOSEN = (['lm', 'mlp'] as const).flatMap((model) => {
  const runs = realRuns().filter((run) => run.model === model);
  return [
    runs.find((run) => run.healthy)!,
    runs.find((run) => run.fault === 'contamination' || run.affected_slice !== null) ?? runs[0]!,
  ];
});

describe('recorded runs', () => {
  test.each(CHOSEN.map(({ run, model }) => [run, model] as const))('%s imports as it is', async (run, model) => {
    const imported = await importText(stepsOf(run, model), { evaluation: [fileOf(longOf(run), 'run.eval.csv')] });
    const { observation } = imported;
    expect(observation.steps[0]).toBe(1);
    expect(channel(imported, 'train-loss')).toEqual([...stepSeries(run, 'train_loss')]);
    const known: readonly string[] = [...STEP_METRICS, ...INTERNAL_METRICS];
    expect(Object.keys(observation.series).every((name) => known.includes(name))).toBe(true);
    expect(Object.keys(observation.series)).toHaveLength(model === 'lm' ? 10 : 5);
    const { slices, metrics, steps } = observation.evaluations!;
    const { readings } = evaluationsOf(run);
    for (const left of ['all', 'heldout2', 'train', 'train_flipped']) expect(slices).not.toContain(left);
    expect(steps).toHaveLength(evaluationsOf(run).steps.length);
    const [first] = slices;
    const loss = readings.get(first!)!.get('val_loss') ?? readings.get(first!)!.get('nll');
    expect([...metrics.loss![0]!]).toEqual([...loss!]);
  });
});

describe('published logs', () => {
  /** No loss, gradient norm or evaluation under a name that says so, several runs in one file, or a single step. */
  const REFUSED = /^(missing column: no training loss|missing run: .* holds 38 runs|invalid run: 1 step)/;

  test.each(publicLogs().map((log) => [log.id, log] as const))('%s', async (id, { columns }) => {
    const series = columns.map((name) => logColumn(id, name));
    const rows = Array.from(series[0]!, (_, i) =>
      series.map((values) => (Number.isNaN(values[i]) ? '' : values[i])).join(','),
    );
    const text = `${columns.join(',')}\n${rows.join('\n')}\n`;
    const steps = new Set(series[columns.indexOf('step')]).size;
    const known = columns.some((name) => /^(loss|grad_norm|val_loss|(.*_)?acc)$/.test(name));
    if (!known || steps < 2 || columns.includes('seed')) {
      expect(await refusalOf(importText(text))).toMatch(REFUSED);
      return;
    }
    const { observation } = await importText(text);
    if (columns.includes('loss')) expect(observation.series['train-loss']).toBeDefined();
    else expect(observation.evaluations).not.toBeNull();
  });
});

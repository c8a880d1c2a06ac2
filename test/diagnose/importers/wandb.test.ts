import { describe, expect, test } from 'vitest';
import { channel, importText, refusalOf, table } from './reading.js';

const quoted = (...cells: string[]): string => cells.map((cell) => `"${cell}"`).join(',');
const columns = (run: string, metric: string): string[] => [
  `${run} - ${metric}`,
  `${run} - ${metric}__MIN`,
  `${run} - ${metric}__MAX`,
];

const EXPORT = table(
  quoted('Step', ...columns('wise-sun-7', 'train/loss'), ...columns('wise-sun-7', 'eval/loss')),
  '0,"4.5","4","5","","",""',
  '10,"NaN","NaN","NaN","4.75","4","5"',
);

describe('W&B CSV export', () => {
  test('one run', async () => {
    const run = await importText(EXPORT);
    expect(run.format).toBe('wandb');
    expect([...run.observation.steps]).toEqual([0, 10]);
    expect(channel(run, 'train-loss')).toEqual([4.5, Number.NaN]);
    expect([...run.observation.evaluations!.metrics.loss![0]!]).toEqual([4.75]);
    expect(run.notes.join()).not.toContain('__MIN');
  });

  test("the trainer's own step is preferred to W&B's", async () => {
    const text = table(quoted('Step', 'a - train/global_step', 'a - train/loss'), '0,100,3', '1,200,2', '2,300,1');
    expect([...(await importText(text)).observation.steps]).toEqual([100, 200, 300]);
  });

  test('several runs are refused with their names unless one is chosen', async () => {
    const text = table(
      quoted('Step', ...columns('base - v2', 'loss'), ...columns('fixed', 'loss')),
      '0,3,3,3,9,9,9',
      '1,2,2,2,8,8,8',
    );
    expect(await refusalOf(importText(text))).toBe('missing run: run.csv holds 2 runs (choose one: base - v2, fixed)');
    expect(channel(await importText(text, { run: 'fixed' }), 'train-loss')).toEqual([9, 8]);
    expect(channel(await importText(text, { map: ['base - v2=run'] }), 'train-loss')).toEqual([3, 2]);
    expect(await refusalOf(importText(text, { run: 'fixd' }))).toBe('unknown run: fixd (did you mean fixed?)');
  });

  test('a map takes the metric with or without its run', async () => {
    const text = table(quoted('Step', 'a - foo', 'a - bar'), '0,3,1', '1,2,1');
    expect(channel(await importText(text, { map: ['foo=train-loss', 'a - bar=gradient-norm'] }), 'train-loss')).toEqual(
      [3, 2],
    );
  });

  test('a history with plain columns is a CSV', async () => {
    const run = await importText(table('_step,_runtime,_timestamp,train/loss', '0,1.5,17e8,3', '1,2.5,17e8,2'));
    expect(run.format).toBe('csv');
    expect(channel(run, 'train-loss')).toEqual([3, 2]);
    expect(await refusalOf(importText('step,loss\n0,1\n1,1\n', { format: 'wandb' }))).toBe(
      'invalid W&B export: run.csv (no column is named "<run> - <metric>"; a table without runs is --format csv)',
    );
  });
});

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { channel, importText, refusalOf, table } from './reading.js';

const PLAIN = table('step,train_loss,grad_norm,lr', '0,4.5,1.5,1e-4', '1,4.25,1.25,2e-4', '2,4,1,3e-4');

describe('tables', () => {
  test('a plain CSV', async () => {
    const run = await importText(PLAIN);
    expect(run.format).toBe('csv');
    expect([...run.observation.steps]).toEqual([0, 1, 2]);
    expect(channel(run, 'train-loss')).toEqual([4.5, 4.25, 4]);
    expect(channel(run, 'gradient-norm')).toEqual([1.5, 1.25, 1]);
    expect(channel(run, 'learning-rate')).toEqual([1e-4, 2e-4, 3e-4]);
    expect(run.observation.evaluations).toBeNull();
    expect(run.notes).toEqual(['Used train_loss as train-loss, grad_norm as gradient-norm, lr as learning-rate.']);
  });

  test.each([
    ['tabs', PLAIN.replaceAll(',', '\t')],
    ['semicolons with decimal commas', PLAIN.replaceAll(',', ';').replaceAll('.', ',')],
    ['bars', PLAIN.replaceAll(',', '|')],
    ['Windows line ends', PLAIN.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', PLAIN.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${PLAIN}`],
    ['UTF-16', Buffer.from(`\uFEFF${PLAIN}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${PLAIN}`, 'utf16le').swap16()],
    ['gzip', gzipSync(PLAIN)],
    ['comments and blank lines', `# run 7\n\n${PLAIN.replace('1,4.25', '\n# restarted\n1,4.25')}`],
    ['a header that is a comment', `# ${PLAIN}`],
    ['quotes', PLAIN.replaceAll(/[^,\n]+/g, '"$&"')],
    ["Excel's declaration", `sep=;\n${PLAIN.replaceAll(',', ';')}`],
    ['Latin-1 in a comment', Buffer.from(`# Jos\xe9\n${PLAIN}`, 'latin1')],
  ])('%s', async (_, text) => {
    const plain = await importText(PLAIN);
    expect((await importText(text)).observation).toEqual(plain.observation);
  });

  test('what is not finite is a value, what is empty is none', async () => {
    const run = await importText(
      table('step,loss,lr', '0,1,1', '1,nan,1', '2,-inf,1', '3,Infinity,1', '4,,1', '5,None,1'),
    );
    expect(channel(run, 'train-loss')).toEqual([1, Number.NaN, -Infinity, Infinity, Number.NaN, Number.NaN]);
    expect(run.notes.some((note) => note.includes('no number'))).toBe(false);
  });

  test('a loss that is NaN in most rows is taken', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `${i},${i < 10 ? 3 : 'NaN'},1`);
    const run = await importText(table('step,loss,grad_norm', ...rows));
    expect(channel(run, 'train-loss').filter(Number.isNaN)).toHaveLength(40);
  });

  test('rows are sorted, and of a step logged twice the last counts', async () => {
    const run = await importText(table('step,loss,lr', '0,9,1', '1,8,1', '2,7,1', '1,6,', '2,5,2', '3,4,2'));
    expect([...run.observation.steps]).toEqual([0, 1, 2, 3]);
    expect(channel(run, 'train-loss')).toEqual([9, 6, 5, 4]);
    // An empty cell does not undo a value.
    expect(channel(run, 'learning-rate')).toEqual([1, 1, 2, 2]);
    expect(run.notes).toContain('The rows were not in the order of their steps and were sorted.');
    expect(run.notes).toContain('2 rows repeated a step, as after a restart; the last value of a step counts.');
  });

  test('without a step column rows are counted; epochs stand in where they differ', async () => {
    const counted = await importText(table('loss,lr', '3,1', '2,1'));
    expect([...counted.observation.steps]).toEqual([0, 1]);
    expect(counted.notes).toContain('run.csv has no step column; its rows are counted from 0.');
    const keras = await importText(
      table('epoch,accuracy,loss,val_accuracy,val_loss', '0,.1,3,.2,3.5', '1,.3,2,.25,3', '2,.4,1,.3,2.5'),
    );
    expect([...keras.observation.steps]).toEqual([0, 1, 2]);
    expect([...keras.observation.evaluations!.metrics.accuracy![0]!]).toEqual([0.2, 0.25, 0.3]);
    expect(keras.notes).toContain('run.csv has no step column; epochs stand in for steps.');
    const epochs = await importText(table('epoch,loss', '0,3', '0,2', '0,1', '1,1'));
    expect([...epochs.observation.steps]).toEqual([0, 1, 2, 3]);
  });

  test('rows without a whole step are left out', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i},${20 - i}`);
    const run = await importText(table('step,loss', ...rows, ',7', '2.5,7'));
    expect(run.observation.steps).toHaveLength(20);
    expect(run.notes).toContain('2 rows of run.csv without a whole number as step were left out.');
  });

  test('cells that are no numbers are counted and the first is named', async () => {
    const run = await importText(table('step,loss', '0,3', '1,oops', '2,0x1f', '3,1'));
    expect(channel(run, 'train-loss')).toEqual([3, 1]);
    expect(run.notes).toContain(
      '2 values of loss in run.csv are no numbers and count as missing (first in line 3: "oops").',
    );
  });

  test('a last line that breaks off is left out', async () => {
    const run = await importText(`${table('step,loss,lr', '0,3,1', '1,2,1')}2,1`);
    expect([...run.observation.steps]).toEqual([0, 1]);
    expect(run.notes).toContain('Line 4 of run.csv breaks off and was left out.');
  });

  test('a map overrides the names that are known', async () => {
    const text = table('step,n_updates,loss,my_loss,weird', '0,10,1,5,2', '0,20,1,4,2');
    const run = await importText(text, { map: ['my_loss=train-loss', 'weird=clip-factor', 'n_updates=step'] });
    expect([...run.observation.steps]).toEqual([10, 20]);
    expect(channel(run, 'train-loss')).toEqual([5, 4]);
    expect(channel(run, 'clip-factor')).toEqual([2, 2]);
    expect(await refusalOf(importText(text, { map: ['my_los=train-loss'] }))).toBe(
      'unknown column: my_los (did you mean my_loss?)',
    );
    expect(await refusalOf(importText(text, { map: ['my_loss=train-loss', 'loss=train-loss'] }))).toBe(
      'invalid map: loss and my_loss are mapped to the same thing',
    );
    const without = await importText(PLAIN, { map: ['lr=ignore'] });
    expect(without.observation.series['learning-rate']).toBeUndefined();
  });

  test('the rate of tokens is preferred to the time of a step', async () => {
    const both = await importText(table('step,loss,step_time_ms,tokens_per_s', '0,3,20,1000', '1,2,25,2000'));
    expect(channel(both, 'throughput')).toEqual([1000, 2000]);
    const time = await importText(table('step,loss,step_time_ms', '0,3,20', '1,2,0'));
    expect(channel(time, 'throughput')).toEqual([50, Number.NaN]);
    expect(time.notes).toContain('step_time_ms gives the throughput in steps a second, not in tokens.');
  });

  test('a mean over the run does not displace the loss of the steps', async () => {
    const run = await importText(table('step,train_loss,loss', '0,,4', '1,,3', '2,,2', '3,9,1'));
    expect(channel(run, 'train-loss')).toEqual([4, 3, 2, 1]);
  });

  test('several runs in one file are refused with their names unless one is chosen', async () => {
    const text = table('seed,step,loss', '0,0,3', '0,1,2', '1,0,5', '1,1,4');
    expect(await refusalOf(importText(text))).toBe('missing run: run.csv holds 2 runs (choose one: 0, 1)');
    expect(channel(await importText(text, { run: '1' }), 'train-loss')).toEqual([5, 4]);
    expect(await refusalOf(importText(text, { run: '7' }))).toContain('unknown run: 7');
    expect(await refusalOf(importText(PLAIN, { run: '7' }))).toBe('unknown run: 7 (run.csv does not tell runs apart)');
  });

  test('rows beyond the first megabyte keep their lines', async () => {
    const rows = Array.from({ length: 120_000 }, (_, i) => `${i},${i === 119_990 ? 'oops' : '1.2345678'}`);
    const run = await importText(table('step,loss', ...rows));
    expect(run.observation.steps).toHaveLength(119_999);
    expect(run.notes.join()).toContain('(first in line 119992: "oops")');
  });
});

import { describe, expect, test } from 'vitest';
import { fileOf, importText, refusalOf, table } from './reading.js';

const STEPS = table('step,loss', '0,3', '10,2', '20,1');

describe('evaluations in the table of the steps', () => {
  test('sparse columns are evaluations of the whole', async () => {
    const { observation } = await importText(
      table('step,loss,val_loss,val/acc,val_n', '0,3,3.5,.1,', '1,2,,,', '2,1,2.5,.3,500', '3,1,,,'),
    );
    expect(observation.evaluations).toEqual({
      steps: Float64Array.of(0, 2),
      slices: ['all'],
      sizes: [500],
      metrics: { loss: [Float64Array.of(3.5, 2.5)], accuracy: [Float64Array.of(0.1, 0.3)] },
    });
  });

  test('names carry slices, and a whole that repeats them is left out', async () => {
    const { observation, notes } = await importText(
      table('step,loss,eval_loss,eval_code_loss,eval_prose_loss', '0,3,3,2,4', '1,2,2,1,3', '2,1,,,'),
    );
    expect(observation.evaluations!.slices).toEqual(['code', 'prose']);
    expect(notes).toContain('The slice all was left out: the other slices have what it has.');
    const kept = await importText(table('step,loss,eval_loss,eval_mmlu_accuracy', '0,3,3,.2', '1,2,2,.3', '2,1,,'));
    expect(kept.observation.evaluations!.slices).toEqual(['all', 'mmlu']);
    expect(kept.observation.evaluations!.metrics.accuracy![0]!.every(Number.isNaN)).toBe(true);
  });

  test('a test set beside a validation set is a slice; two names for one set are none', async () => {
    const both = await importText(table('step,loss,val_loss,test_loss', '0,3,3,4', '1,2,2,3'));
    expect(both.observation.evaluations!.slices).toEqual(['validation', 'test']);
    const one = await importText(table('step,loss,val_loss,test_acc', '0,3,3,.1', '1,2,2,.2'));
    expect(one.observation.evaluations!.slices).toEqual(['all']);
  });

  test('a bare accuracy of every step is of the training batch', async () => {
    const dense = await importText(table('step,loss,acc', '0,3,.1', '1,2,.2', '2,1,.3'));
    expect(dense.observation.evaluations).toBeNull();
    const sparse = await importText(table('step,loss,acc', '0,3,.1', '1,2,', '2,1,', '3,1,'));
    expect([...sparse.observation.evaluations!.metrics.accuracy![0]!]).toEqual([0.1]);
  });

  test('percentages are divided, perplexity becomes a loss', async () => {
    const { observation, notes } = await importText(
      table('step,loss,val_acc,val_ppl', '0,3,0.9,20', '1,2,,', '2,1,71.5,10'),
    );
    expect([...observation.evaluations!.metrics.accuracy![0]!]).toEqual([0.9 / 100, 71.5 / 100]);
    expect([...observation.evaluations!.metrics.loss![0]!]).toEqual([Math.log(20), Math.log(10)]);
    expect(notes).toContain('Percentages were divided by 100: val_acc.');
    expect(notes).toContain('The evaluation loss is the logarithm of val_ppl.');
    const odd = await importText(table('step,loss,val_acc', '0,3,-5', '1,2,150', '2,1,50'));
    expect([...odd.observation.evaluations!.metrics.accuracy![0]!]).toEqual([Number.NaN, Number.NaN, 0.5]);
  });

  test('NaN that fills rows without an evaluation is none, NaN of a diverged run is one', async () => {
    const filled = await importText(table('step,loss,val_loss', '0,3,3', '1,3,nan', '2,3,nan', '3,2,2', '4,2,nan'));
    expect([...filled.observation.evaluations!.steps]).toEqual([0, 3]);
    const diverged = await importText(table('step,loss,val_loss', '0,3,3', '1,nan,nan', '2,nan,nan', '3,nan,nan'));
    expect(diverged.observation.evaluations!.steps).toHaveLength(4);
  });
});

describe('an evaluation file', () => {
  const long = table(
    'step,slice,metric,value',
    ...['0', '20'].flatMap((step) =>
      ['code', 'prose', 'all', 'heldout2', 'train'].flatMap((slice) => [
        `${step},${slice},val_loss,2.5`,
        `${step},${slice},acc,0.25`,
        `${step},${slice},acc_true,0.9`,
        `${step},${slice},bin02_n,7`,
        `${step},${slice},n,400`,
      ]),
    ),
    '20,code,ece,0.1',
    '20,code,mean_conf,nan',
  );

  test('in the long format', async () => {
    const { observation } = await importText(STEPS, { evaluation: [fileOf(long, 'run.eval.csv')] });
    const { steps, slices, sizes, metrics } = observation.evaluations!;
    expect([...observation.steps]).toEqual([0, 10, 20]);
    expect([...steps]).toEqual([0, 20]);
    expect(slices).toEqual(['code', 'prose']);
    expect(sizes).toEqual([400, 400]);
    expect(Object.keys(metrics)).toEqual(['loss', 'accuracy', 'ece', 'confidence']);
    expect([...metrics.ece![0]!]).toEqual([Number.NaN, 0.1]);
    expect([...metrics.ece![1]!].every(Number.isNaN)).toBe(true);
  });

  test('wide, and with the slice in a column', async () => {
    const wide = table('step,code_loss,prose_loss,code_acc', '0,3,4,10', '10,2,3,20');
    const first = await importText(STEPS, { evaluation: [fileOf(wide)] });
    expect(first.observation.evaluations!.slices).toEqual(['code', 'prose']);
    expect([...first.observation.evaluations!.metrics.accuracy![0]!]).toEqual([0.1, 0.2]);
    const column = table('step,domain,loss,acc', '0,code,3,.1', '0,prose,4,.2', '10,code,2,.3', '10,prose,3,.4');
    const second = await importText(STEPS, { evaluation: [fileOf(column)] });
    expect([...second.observation.evaluations!.metrics.accuracy![1]!]).toEqual([0.2, 0.4]);
  });

  test('counts where the run has the same', async () => {
    const text = table('step,loss,val_loss', '0,3,9', '10,2,9');
    const { observation, notes } = await importText(text, { evaluation: [fileOf(table('step,loss', '0,5', '10,4'))] });
    expect([...observation.evaluations!.metrics.loss![0]!]).toEqual([5, 4]);
    expect(notes).toContain('The evaluation file replaces val_loss.');
  });

  test('alone gives the rows their steps', async () => {
    const { observation } = await importText(long);
    expect([...observation.steps]).toEqual([0, 20]);
    expect(observation.series).toEqual({});
  });

  test('is refused without an evaluation', async () => {
    expect(await refusalOf(importText(STEPS, { evaluation: [fileOf('step,lr\n0,1\n', 'e.csv')] }))).toBe(
      'missing column: no evaluation in e.csv among step, lr (step, slice, metric, value)',
    );
  });
});

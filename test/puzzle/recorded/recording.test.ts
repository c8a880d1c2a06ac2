import { describe, expect, test } from 'vitest';
import { significant } from '../../../src/core/maths.js';
import { readDataFiles } from '../../../src/data-files.js';
import { traceOfRecording } from '../../../src/puzzle/recorded/recording.js';
import { root, scenarioOf } from '../../helpers/runs.js';
import { evaluationsOf, stepSeries } from '../../reference/read.js';

const files = readDataFiles(root);
const scenario = scenarioOf('tiny-transformer');
const names = [...new Set(files.recorded.flatMap(({ run, twin, earlier }) => [run, twin, earlier]))];
const digits = (value: number): number => significant(value, 5);

/** The reference that the engine is validated against was packed from the same recordings by another program. */
describe('every recording is the one of the reference', () => {
  test.each(names)('%s', (name) => {
    const trace = traceOfRecording(files.recording(name), scenario);
    expect([...trace.series['train-loss']]).toEqual([...stepSeries(name, 'train_loss')].map(digits));
    expect([...trace.series['gradient-norm']]).toEqual([...stepSeries(name, 'grad_norm')].map(digits));
    expect([...trace.internals['attention-logit']]).toEqual([...stepSeries(name, 'max_attn_logit')].map(digits));
    const { steps, readings } = evaluationsOf(name);
    expect(trace.evaluations.steps).toEqual(steps.map((step) => Math.max(0, step - 1)));
    scenario.sources.forEach(({ id }, slice) => {
      expect([...trace.evaluations.metrics.loss[slice]!]).toEqual([...readings.get(id)!.get('val_loss')!].map(digits));
      expect([...trace.evaluations.metrics.ece[slice]!]).toEqual([...readings.get(id)!.get('ece')!].map(digits));
    });
    expect(Math.min(...trace.series.throughput)).toBeGreaterThan(0);
  });
});

describe('a recording that is broken', () => {
  const good = files.recording(names[0]!);
  const trace = (change: Partial<typeof good>) => () => traceOfRecording({ ...good, ...change }, scenario);

  test('is refused with file and line', () => {
    const lines = good.steps.split('\n');
    expect(trace({ steps: lines.slice(0, -5).join('\n') })).toThrow(/^invalid recording: .*\.csv, 119\d steps/);
    expect(trace({ steps: lines.with(3, '3,1').join('\n') })).toThrow(/\.csv, line 4: 2 cells \(12 columns\)/);
    expect(trace({ steps: good.steps.replace('grad_norm', 'norm') })).toThrow(/\.csv, no column grad_norm/);
    expect(trace({ evaluations: good.evaluations.replace('english', 'latin') })).toThrow(/\.eval\.csv, latin val_loss/);
  });
});

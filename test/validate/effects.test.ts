import { describe, expect, test } from 'vitest';
import { deviation } from '../helpers/statistics.js';
import { evaluationsOf, realRun, recordedSignatures } from '../reference/read.js';
import { effectOf, isRead } from './effects.js';
import { recordedTelemetry, type Telemetry } from './telemetry.js';

describe('recorded effects', () => {
  const triples = [...recordedSignatures()].filter(([, { n }]) => n === 3);

  test('are there', () => expect(triples.length).toBeGreaterThan(60));

  /**
   * A signature has the mean m of three seeds and we two of them, a and b: the third is 3m − a − b, and the spread of the
   * three must be the recorded one. A wrong window, mean or slice gives another.
   */
  test.each(triples)('%s: our windows and means are those of the recording', (_, { runs, effects }) => {
    const packed = runs.slice(0, 2).map((run) => {
      const { onset_step, affected_slice, paired_control } = realRun(run);
      return {
        faulty: recordedTelemetry(run),
        control: recordedTelemetry(paired_control!),
        onset: onset_step!,
        affected: affected_slice,
        grid: evaluationsOf(run).steps,
      };
    });
    const astray: string[] = [];
    for (const [effect, { mean, sd }] of Object.entries(effects).filter(([name]) => isRead(name))) {
      const [a, b] = packed.map((pair) => effectOf(effect, pair));
      mean.forEach((centre, window) => {
        const [x, y] = [a![window]!, b![window]!];
        const found = deviation([x, y, 3 * centre - x - y]);
        // Four digits of the mean leave the third value an error of 1.5 units of the last.
        const room = 2e-3 * Math.abs(centre) + 0.01 * sd[window]! + 2e-5;
        if (Math.abs(found - sd[window]!) > room) astray.push(`${effect} ${window}: ${found} for ${sd[window]}`);
      });
    }
    expect(astray).toEqual([]);
  });

  test('of ours read the evaluation nearest to the recorded one, not the first after the onset', () => {
    const telemetry = (values: number[]): Telemetry => ({
      steps: 600,
      column: () => undefined,
      evaluations: [476, 501, 526, 600],
      slices: ['english'],
      reading: () => Float64Array.from(values),
    });
    const pair = { faulty: telemetry([0, 1, 2, 3]), control: telemetry([0, 0, 0, 0]), onset: 500, affected: null };
    // The recording is evaluated at 500 and 525; ours at 501 has seen one step of the fault, and at 526 as many as it.
    expect(effectOf('val_loss|other', { ...pair, grid: [475, 500, 525, 600] })).toEqual([2, 3, 3, 3]);
  });
});

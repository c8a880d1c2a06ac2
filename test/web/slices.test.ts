import { describe, expect, it } from 'vitest';
import type { PublicEvaluations } from '../../src/puzzle/puzzle.js';
import { readBaseline } from '../../src/web/evidence/slices/baseline.js';
import { binRows, pooled } from '../../src/web/evidence/slices/bins.js';
import { changeOf, readSlices } from '../../src/web/evidence/slices/readings.js';
import { meanHalfWidth, shareInterval } from '../../src/web/series/intervals.js';

const evaluations = (accuracy: number[], loss: number[]): PublicEvaluations => ({
  steps: [0, 100, 200],
  slices: [{ id: 'code', name: 'Code', size: 1000, lossSpread: 0.5 }],
  loss: [loss],
  accuracy: [accuracy],
  ece: [[0.01, 0.02, 0.03]],
  confidence: [[0.5, 0.5, 0.5]],
  reliability: [],
});
const run = evaluations([0.5, 0.5, 0.6], [2, 2, 2.02]);

describe('intervals', () => {
  it('of a share are those of Wilson', () => {
    // 81 of 263, the worked example of Newcombe 1998: .2553 to .3662.
    const [low, high] = shareInterval(81 / 263, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('of a mean shrink with the root of its size', () => {
    expect(meanHalfWidth(0.5, 400)).toBeCloseTo(0.049, 6);
  });
});

describe('readings of slices', () => {
  it('are those of the last evaluation at or before a step', () => {
    expect(readSlices(run, 150)[0]!.accuracy.value).toBe(0.5);
    expect(readSlices(run, 200)[0]!.accuracy.value).toBe(0.6);
  });

  it('carry the interval of their own size, and calibration none', () => {
    const [reading] = readSlices(run, 0);
    expect(reading!.loss.interval![1] - 2).toBeCloseTo(0.031, 3);
    expect(reading!.accuracy.interval![0]).toBeCloseTo(0.469, 3);
    expect(reading!.ece.interval).toBeNull();
  });

  it('change beyond chance only where the change is larger than its interval', () => {
    const [before] = readSlices(run, 0);
    const [after] = readSlices(run, 200);
    expect(changeOf(before!, after!, 'accuracy')).toMatchObject({ beyondChance: true });
    expect(changeOf(before!, after!, 'loss')).toMatchObject({ beyondChance: false });
    expect(changeOf(before!, after!, 'ece')).toMatchObject({ halfWidth: null, beyondChance: false });
  });

  it('are compared with another run at the same step or with this run at another one', () => {
    const runs = { run, reference: evaluations([0.1, 0.2, 0.3], [3, 3, 3]), twin: null };
    expect(readBaseline(runs, 'reference', 100)[0]!.accuracy.value).toBe(0.2);
    expect(readBaseline(runs, 100, 200)[0]!.accuracy.value).toBe(0.5);
  });
});

describe('reliability bins', () => {
  it('leave empty bins out and carry share and interval', () => {
    const rows = binRows({ count: [1, 0, 3], confidence: [0.1, 'NaN', 0.9], accuracy: [0, 'NaN', 1] });
    expect(rows.map(({ confidence, share }) => [confidence, share])).toEqual([
      [0.1, 0.25],
      [0.9, 0.75],
    ]);
    expect(rows[1]).toMatchObject({ high: expect.closeTo(1, 6) });
  });

  it('of all slices count each with its size', () => {
    const one = { count: [3], confidence: [0.4], accuracy: [0] };
    const other = { count: [1], confidence: [0.8], accuracy: [1] };
    const all = pooled([one, other, { count: [0], confidence: ['NaN'], accuracy: ['NaN'] }]);
    expect(all).toEqual({ count: [4], confidence: [0.5], accuracy: [0.25] });
  });
});

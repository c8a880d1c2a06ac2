import { describe, expect, it } from 'vitest';
import { describePanel } from '../../src/web/chart/describe.js';
import { intervalRows, markRows } from '../../src/web/chart/marks.js';
import { type DashboardOptions, SHORTEST_ZOOM, zoomTo } from '../../src/web/chart/options.js';
import { sliceReadings, stepReadings } from '../../src/web/chart/readout.js';
import { reliabilityData } from '../../src/web/chart/reliability-data.js';
import { sliceData } from '../../src/web/chart/slice-data.js';
import { type ReliabilitySource, type SliceSource, type StepSource, sourceOf } from '../../src/web/chart/sources.js';
import { stepData } from '../../src/web/chart/step-data.js';
import { stepLines } from '../../src/web/chart/step-lines.js';
import { fixturePuzzle, fixtureReveal } from '../helpers/fixture-puzzle.js';
import { FIXTURE_STEPS } from '../helpers/fixture-series.js';

const puzzle = fixturePuzzle('f10000000001');
const { twin } = fixtureReveal(puzzle, { puzzle: puzzle.id, causes: {} });
const options: DashboardOptions = {
  from: 0,
  to: FIXTURE_STEPS - 1,
  smoothing: 0,
  log: false,
  showReference: true,
  showTwin: true,
};
const frame = { scale: 'linear', headroom: 0 } as const;
const step = (metric: string, withTwin = true) => sourceOf(metric, puzzle, withTwin ? twin : null) as StepSource;
const data = (source: StepSource, chosen: Partial<DashboardOptions> = {}, scale: 'linear' | 'log' = 'linear') => {
  const all = { ...options, ...chosen };
  return stepData(stepLines(source, all.smoothing), all, { width: 400, scale, headroom: 0 });
};

describe('step panels', () => {
  it('draw at most 800 points a line', () => {
    const { sets } = data(step('train-loss'), { smoothing: 0.9 });
    for (const rows of Object.values(sets)) expect(rows.length).toBeLessThanOrEqual(800);
  });

  it('keep the raw line when smoothed, spike of one step included', () => {
    const source = step('gradient-norm');
    const { sets } = data(source, { smoothing: 0.95 });
    expect(sets['run']).toContainEqual({ step: 1111, value: source.run[1111] });
    expect(sets['smooth']!.length).toBeGreaterThan(0);
  });

  it('have no twin before the answer and none when it is switched off', () => {
    expect(data(step('train-loss', false)).sets['twin']).toEqual([]);
    expect(data(step('train-loss'), { showTwin: false }).sets['twin']).toEqual([]);
  });

  it('draw gaps instead of zeros on a logarithmic axis', () => {
    const source: StepSource = { ...step('train-loss'), run: Float64Array.of(1, 0, 1) };
    expect(data(source, { to: 2 }, 'log').sets['run']).toContainEqual({ step: 1, value: null });
  });

  it('read out every shown line at the crosshair', () => {
    const source = step('train-loss');
    const readings = stepReadings(stepLines(source, 0.5), options, 100);
    expect(readings.map(({ line }) => line)).toEqual(['run', 'smooth', 'reference', 'twin']);
    expect(readings[0]!.text).toBe(source.run[100]!.toPrecision(4));
  });

  it('are told in words', () => {
    expect(describePanel(step('train-loss'))).toMatch(/^[\d.]+ at step 0, [\d.]+ at step 3,999\. Lowest/);
  });
});

describe('slice panels', () => {
  const source = sourceOf('slice-accuracy', puzzle, twin) as SliceSource;

  it('number slices for their colours and start over when there are too many', () => {
    const slices = sliceData(source, options, { ...frame, colours: 3 }).sets['run']!.map((row) => row['slice']);
    expect([...new Set(slices)]).toEqual([0, 1, 2]);
  });

  it('keep one evaluation beyond each edge of the view', () => {
    const rows = sliceData(source, { ...options, from: 600, to: 900 }, { ...frame, colours: 8 }).sets['run']!;
    expect([...new Set(rows.map((row) => row['step']))]).toEqual([500, 750, 1000]);
  });

  it('read out the evaluation that was last at the crosshair', () => {
    expect(sliceReadings(source, 760)[0]!.text).toBe(source.run.values[0]![3]!.toPrecision(4));
  });
});

describe('reliability', () => {
  it('gives each bin its share of the examples and leaves empty bins out', () => {
    const source = sourceOf('reliability', puzzle, null) as ReliabilitySource;
    const bins = { step: 0, count: [1, 0, 3], confidence: [0.1, 'NaN', 0.9], accuracy: [0, 'NaN', 1] } as const;
    const { sets } = reliabilityData({ ...source, run: [bins] }, options, 0);
    expect(sets['run']).toEqual([
      { confidence: 0.1, accuracy: 0, share: 0.25 },
      { confidence: 0.9, accuracy: 1, share: 0.75 },
    ]);
  });
});

describe('marks', () => {
  it('say where this series broke down, without any knowledge of the fault', () => {
    const broken = fixturePuzzle('f10000000001', { divergedAt: 3000 });
    const source = sourceOf('train-loss', broken, null)!;
    expect(markRows(source, null, options)).toEqual([
      { kind: 'diverged', step: 3000, label: 'NaN from 3,000', row: 0, align: 'right' },
    ]);
  });

  it('name onset and first detectable step after the answer', () => {
    const rows = markRows(step('train-loss'), { onset: 100, detectable: 140 }, options);
    expect(rows.map(({ label }) => label)).toEqual(['onset 100', 'detectable 140']);
  });

  it('keep the name of an interval inside the view', () => {
    const [row] = intervalRows([100, 2000], true, { from: 1500, to: 3000 });
    expect(row).toMatchObject({ anchor: 1500, label: 'your interval' });
  });
});

describe('zoomTo', () => {
  it('accepts steps in any order and stays inside the window', () => {
    expect(zoomTo(900, -5, 800)).toEqual({ from: 0, to: 799 });
  });

  it('never shows less than a few steps', () => {
    for (const position of [0, 400, 799]) {
      const { from, to } = zoomTo(position, position, 800);
      expect(to - from).toBe(SHORTEST_ZOOM);
      expect(to).toBeLessThanOrEqual(799);
    }
  });
});

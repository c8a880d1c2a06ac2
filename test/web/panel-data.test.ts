import { parse, type Spec, View } from 'vega';
import { describe, expect, it } from 'vitest';
import { compileDashboard } from '../../src/charts/compile.js';
import { describePanel } from '../../src/web/chart/describe.js';
import type { FrameData } from '../../src/web/chart/frame-data.js';
import { intervalRows, markRows } from '../../src/web/chart/marks.js';
import { type DashboardOptions, SHORTEST_ZOOM, toggleLine, zoomAround, zoomTo } from '../../src/web/chart/options.js';
import type { Outline } from '../../src/web/chart/outline.js';
import { sliceReadings, stepReadings } from '../../src/web/chart/readout.js';
import { sliceData } from '../../src/web/chart/slice-data.js';
import { type SliceSource, type StepSource, sourceOf } from '../../src/web/chart/sources.js';
import { stepData } from '../../src/web/chart/step-data.js';
import { stepLines } from '../../src/web/chart/step-lines.js';
import { STEP_AXIS } from '../../src/web/series/x-axis.js';
import { fixturePuzzle, fixtureReveal } from '../helpers/fixture-puzzle.js';
import { FIXTURE_STEPS } from '../helpers/fixture-series.js';

const puzzle = fixturePuzzle('f10000000001');
const { twin } = fixtureReveal(puzzle, { puzzle: puzzle.id, causes: {} });
const options: DashboardOptions = {
  from: 0,
  to: FIXTURE_STEPS - 1,
  smoothing: 0,
  log: false,
  xAxis: 'step',
  hidden: new Set(),
};
const frame = { axis: STEP_AXIS, width: 400, height: 100, scale: 'linear', headroom: 0 } as const;
const step = (metric: string, withTwin = true) => sourceOf(metric, puzzle, withTwin ? twin : null) as StepSource;
const data = (source: StepSource, chosen: Partial<DashboardOptions> = {}, scale: 'linear' | 'log' = 'linear') => {
  const all = { ...options, ...chosen };
  return stepData(stepLines(source, all.smoothing), all, { ...frame, scale });
};

/** The points of the one line of a data set, in pixels; `M` begins a piece. */
function path(from: FrameData, set: string): string[] {
  const outline = from.sets[set]![0]!['shape'] as Outline;
  return outline
    .context(null)()!
    .split(/(?=[MLZ])/);
}

describe('step panels', () => {
  it('draw at most two points a pixel of a line', () => {
    const drawn = data(step('train-loss'), { smoothing: 0.9 });
    for (const set of ['run', 'smooth', 'reference', 'twin']) expect(path(drawn, set).length).toBeLessThanOrEqual(800);
  });

  it('keep the raw line when smoothed, spike of one step included', () => {
    const drawn = data(step('gradient-norm'), { smoothing: 0.95 });
    const highest = Math.min(...path(drawn, 'run').map((point) => Number(point.split(',')[1])));
    expect(highest).toBeLessThan(10);
    expect(path(drawn, 'smooth').length).toBeGreaterThan(100);
  });

  it('have no twin before the answer and none when it is hidden', () => {
    expect(data(step('train-loss', false)).sets['twin']).toEqual([]);
    const hidden = data(step('train-loss'), { hidden: new Set(['twin']) }).sets;
    expect([hidden['twin'], hidden['difference']]).toEqual([[], []]);
  });

  it('shade what lies between run and twin', () => {
    expect(path(data(step('train-loss')), 'difference').at(-1)).toBe('Z');
  });

  it('draw gaps instead of zeros on a logarithmic axis', () => {
    const source: StepSource = { ...step('train-loss', false), run: Float64Array.of(1, 2, 0, 1, 2) };
    expect(path(data(source, { to: 4 }, 'log'), 'run').filter((point) => point.startsWith('M')).length).toBe(2);
  });

  it('read out every line at the crosshair', () => {
    const source = step('train-loss');
    const readings = stepReadings(stepLines(source, 0.5), 100);
    expect(readings.map(({ look }) => look)).toEqual(['run', 'smooth', 'twin', 'reference']);
    expect(readings[0]!.text).toBe(source.run[100]!.toPrecision(4));
  });

  it('are told in words', () => {
    expect(describePanel(step('train-loss'))).toMatch(/^[\d.]+ at step 0, [\d.]+ at step 3,999\. Lowest/);
  });
});

describe('slice panels', () => {
  const source = sourceOf('slice-accuracy', puzzle, twin) as SliceSource;

  it('number slices for their colours', () => {
    expect(sliceData(source, options, frame).sets['run']!.map((row) => row['slice'])).toEqual([0, 1, 2, 3]);
  });

  it('leave a hidden slice out of every run', () => {
    const { sets } = sliceData(source, { ...options, hidden: new Set(['slice-1']) }, frame);
    for (const set of ['run', 'reference', 'twin']) expect(sets[set]!.map((row) => row['slice'])).toEqual([0, 2, 3]);
  });

  it('keep one evaluation beyond each edge of the view', () => {
    const { sets } = sliceData(source, { ...options, from: 600, to: 900 }, frame);
    expect([...new Set(sets['dots']!.map((row) => row['x']))]).toEqual([500, 750, 1000]);
  });

  it('read out the evaluation that was last at the crosshair', () => {
    expect(sliceReadings(source, 760)[0]!.text).toBe(source.run.values[0]![3]!.toPrecision(4));
  });
});

describe('outlines', () => {
  it.each(['linear', 'log'] as const)('lie where the axes of the chart say (%s)', async (scale) => {
    const run = Float64Array.of(1, 10, 4);
    const drawn = stepData(
      { run, smoothed: null, reference: null, twin: null },
      { ...options, to: 2 },
      { ...frame, scale },
    );
    const spec = compileDashboard('light').charts.step[scale]!;
    const [y0, y1] = drawn.domain!;
    const view = new View(parse(spec as Spec), { renderer: 'none' });
    view.width(frame.width).height(frame.height).signal('x0', 0).signal('x1', 2).signal('y0', y0).signal('y1', y1);
    await view.runAsync();
    const x = view.scale('x') as (value: number) => number;
    const y = view.scale('y') as (value: number) => number;
    const round = (pixel: number) => Math.round(pixel * 100) / 100;
    const expected = [...run].map((value, i) => `${i === 0 ? 'M' : 'L'}${round(x(i))},${round(y(value))}`);
    expect(path(drawn, 'run')).toEqual(expected);
  });
});

describe('marks', () => {
  it('say where this series broke down, without any knowledge of the fault', () => {
    const broken = fixturePuzzle('f10000000001', { divergedAt: 3000 });
    const { run } = sourceOf('train-loss', broken, null) as StepSource;
    expect(markRows(run, null, options, STEP_AXIS)).toEqual([
      { kind: 'diverged', x: 3000, label: 'NaN from 3,000 on', row: 0, align: 'right' },
    ]);
  });

  it('mark every step that is no number and count them once', () => {
    const rows = markRows(Float64Array.of(1, Number.NaN, 1, Number.POSITIVE_INFINITY, 1), null, options, STEP_AXIS);
    expect(rows.map(({ x, label }) => [x, label])).toEqual([
      [1, 'NaN at 1, 2 times in all'],
      [3, ''],
    ]);
  });

  it('name onset and first detectable step after the answer', () => {
    const rows = markRows(step('train-loss').run, { onset: 100, detectable: 140 }, options, STEP_AXIS);
    expect(rows.map(({ label }) => label)).toEqual(['onset 100', 'detectable 140']);
  });

  it('keep the name of an interval inside the view', () => {
    const [row] = intervalRows([100, 2000], true, { from: 1500, to: 3000 }, STEP_AXIS);
    expect(row).toMatchObject({ anchor: 1500, label: 'your interval' });
  });
});

describe('the view of the run', () => {
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

  it('zooms around a step that stays where it is, and never beyond the window', () => {
    expect(zoomAround({ from: 0, to: 1000 }, 1001, { factor: 0.5, around: 250 })).toEqual({ from: 125, to: 625 });
    expect(zoomAround({ from: 900, to: 1000 }, 1001, { factor: 50, around: 950 })).toEqual({ from: 0, to: 1000 });
    expect(zoomAround({ from: 100, to: 200 }, 1001, { factor: 1, around: 150, by: -500 })).toEqual({
      from: 0,
      to: 100,
    });
  });

  it('hides a line and shows it again', () => {
    const hidden = toggleLine(new Set(), 'twin');
    expect([...hidden]).toEqual(['twin']);
    expect([...toggleLine(hidden, 'twin')]).toEqual([]);
  });
});

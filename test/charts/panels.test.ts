import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileDashboard, compileStrictly } from '../../src/charts/compile.js';
import { PANELS } from '../../src/charts/panels.js';
import { chartConfig, PADDING, SLICE_COLOURS, THEMES, type ThemeName } from '../../src/charts/theme.js';
import { STEP_METRICS } from '../../src/core/vocabulary.js';

const THEME_NAMES: readonly ThemeName[] = ['light', 'dark'];

describe('panels', () => {
  const ids = (kind: string) => PANELS.filter((panel) => panel.kind === kind).map(({ id }) => id);

  it('show every step metric once, train loss first', () => {
    expect(ids('step')[0]).toBe('train-loss');
    expect(ids('step').toSorted()).toEqual([...STEP_METRICS].toSorted());
  });

  it('show loss, accuracy and calibration by slice', () => {
    expect(ids('slice')).toEqual(['slice-loss', 'slice-accuracy', 'slice-ece']);
  });

  it('come in named groups that follow each other', () => {
    const groups = PANELS.map(({ group }) => group);
    expect(groups.filter((group, i) => group !== groups[i - 1])).toEqual(['optimisation', 'evaluation', 'system']);
  });

  it.each(THEME_NAMES)('compile to Vega without a warning (%s)', (theme) => {
    const { charts } = compileDashboard(theme);
    for (const { kind, log, id } of PANELS) if (log) expect(charts[kind].log, id).toBeDefined();
  });

  it('turn a warning of the compiler into an error', () => {
    const spec = {
      data: { name: 'run' },
      mark: 'bar',
      encoding: { x: { field: 'a', type: 'nominal', scale: { type: 'log' } } },
    };
    expect(() => compileStrictly(spec as never, 'odd', chartConfig(THEMES.light))).toThrow(/^chart odd: /);
  });

  it('are small enough to send with both axes', () => {
    expect(JSON.stringify(compileDashboard('light')).length).toBeLessThan(60_000);
  });
});

describe('compiled charts', () => {
  const { charts } = compileDashboard('light');
  const all = Object.entries(charts).flatMap(([kind, { linear, log }]) => [
    { name: `${kind}, linear`, kind, spec: linear },
    ...(log === undefined ? [] : [{ name: `${kind}, log`, kind, spec: log }]),
  ]);
  const timelines = all.filter(({ kind }) => kind !== 'reliability' && kind !== 'calibration');
  const ofRuns = all.filter(({ kind }) => kind !== 'calibration' && kind !== 'lines');

  it.each(timelines)('$name takes its axes from signals', ({ spec }) => {
    const scales = Object.fromEntries((spec.scales ?? []).map((scale) => [scale.name, scale]));
    expect(scales['x']).toMatchObject({ domain: [{ signal: 'x0' }, { signal: 'x1' }], zero: false });
    expect(scales['y']).toMatchObject({ domain: [{ signal: 'y0' }, { signal: 'y1' }] });
  });

  it.each(timelines)('$name draws a line as one item, clipped to the plotting area', ({ spec }) => {
    const types = (spec.marks ?? []).map(({ type }) => type);
    expect(types).not.toContain('line');
    expect(types).not.toContain('area');
    expect(types).not.toContain('group');
    for (const mark of spec.marks ?? []) {
      if (mark.type !== 'shape') continue;
      expect(mark.clip).toBe(true);
      expect(mark.encode?.update?.['shape']).toEqual({ field: 'shape' });
    }
  });

  it.each(ofRuns)('$name has named data sets for the run and its overlays', ({ spec, kind }) => {
    const names = (spec.data ?? []).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['run', 'reference', 'twin']));
    if (kind !== 'reliability') expect(names).toEqual(expect.arrayContaining(['marks', 'interval']));
    if (kind === 'step') expect(names).toEqual(expect.arrayContaining(['smooth', 'difference']));
  });

  it('of the solver have the bins in one named data set', () => {
    expect((charts.calibration.linear.data ?? []).map(({ name }) => name)).toContain('bins');
    expect(charts.calibration.log).toBeUndefined();
  });

  it.each(all)('$name keeps its frame whatever the data are', ({ spec }) => {
    expect(spec.autosize).toBe('none');
    expect(spec.padding).toMatchObject({ left: PADDING.left, right: PADDING.right });
  });

  it.each(all)('$name converts no values by expression', ({ spec }) => {
    const transforms = (spec.data ?? [])
      .filter(({ name }) => name !== 'source_0' && !name.startsWith('data_'))
      .flatMap(({ transform }) => transform ?? []);
    expect(transforms).toEqual([]);
  });
});

describe('themes', () => {
  it.each(THEME_NAMES)('tell run, reference and twin apart (%s)', (name) => {
    const { run, reference, twin } = THEMES[name];
    expect(new Set([run, reference, twin]).size).toBe(3);
  });

  it.each(THEME_NAMES)('have a colour of its own for each slice (%s)', (name) => {
    expect(new Set(THEMES[name].slices).size).toBe(SLICE_COLOURS);
  });
});

describe('the style sheet', () => {
  const css = readFileSync(new URL('../../static/style/tokens.css', import.meta.url), 'utf8');
  const { light, dark } = THEMES;

  it.each(['run', 'reference', 'twin'] as const)('labels the line of the %s in the colour it is drawn in', (line) => {
    expect(css).toContain(`--${line}: light-dark(${light[line]}, ${dark[line]});`);
  });

  it.each(light.slices.map((_, slice) => slice))('labels slice %i in the colour it is drawn in', (slice) => {
    expect(css).toContain(`--slice-${slice}: light-dark(${light.slices[slice]}, ${dark.slices[slice]});`);
  });
});

describe('the glossary', () => {
  const glossary = readFileSync(new URL('../../static/glossary.md', import.meta.url), 'utf8');
  const ids = [...glossary.matchAll(/^## (.+)$/gm)].map(([, term]) => term!.toLowerCase().replace(/[^a-z0-9]+/g, '-'));

  it.each(PANELS.map(({ id, term }) => ({ id, term })))('explains what $id shows', ({ term }) => {
    expect(ids).toContain(term);
  });
});

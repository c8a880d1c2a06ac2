import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePanels, compileStrictly } from '../../src/charts/compile.js';
import { PANELS } from '../../src/charts/panels.js';
import { chartConfig, PADDING, SLICE_COLOURS, THEMES, type ThemeName } from '../../src/charts/theme.js';
import { STEP_METRICS } from '../../src/core/vocabulary.js';

const THEME_NAMES: readonly ThemeName[] = ['light', 'dark'];

describe('panels', () => {
  it('shows every step metric once, train loss first', () => {
    const stepPanels = PANELS.filter(({ kind }) => kind === 'step').map(({ id }) => id);
    expect(stepPanels).toEqual([...STEP_METRICS]);
  });

  it('ends with the slice panels and the reliability diagram', () => {
    const others = PANELS.filter(({ kind }) => kind !== 'step').map(({ id }) => id);
    expect(others).toEqual(['slice-loss', 'slice-accuracy', 'slice-ece', 'reliability']);
  });

  it.each(THEME_NAMES)('compiles to Vega without a warning (%s)', (theme) => {
    const compiled = compilePanels(theme);
    expect(compiled.map(({ id }) => id)).toEqual(PANELS.map(({ id }) => id));
    for (const { id, logSpec } of compiled) {
      expect(logSpec !== undefined, id).toBe(PANELS.find((panel) => panel.id === id)!.log);
    }
  });

  it('turns a warning of the compiler into an error', () => {
    const spec = {
      data: { name: 'run' },
      mark: 'bar',
      encoding: { x: { field: 'a', type: 'nominal', scale: { type: 'log' } } },
    };
    expect(() => compileStrictly(spec as never, 'odd', chartConfig(THEMES.light))).toThrow(/^chart odd: /);
  });

  it('is small enough to send for every panel and both axes', () => {
    expect(JSON.stringify(compilePanels('light')).length).toBeLessThan(140_000);
  });
});

describe('compiled panels', () => {
  const compiled = compilePanels('light');
  const timelines = compiled.filter(({ kind }) => kind !== 'reliability');

  it.each(timelines)('$id takes its axes and its crosshair from signals', ({ spec, logSpec }) => {
    for (const candidate of logSpec === undefined ? [spec] : [spec, logSpec]) {
      const scales = Object.fromEntries((candidate.scales ?? []).map((scale) => [scale.name, scale]));
      expect(scales['x']).toMatchObject({ domain: [{ signal: 'x0' }, { signal: 'x1' }], zero: false });
      expect(scales['y']).toMatchObject({ domain: [{ signal: 'y0' }, { signal: 'y1' }] });
      const signals = (candidate.signals ?? []).map(({ name }) => name);
      expect(signals).toEqual(expect.arrayContaining(['x0', 'x1', 'y0', 'y1', 'hx']));
    }
  });

  it.each(compiled)('$id has named data sets for the run and its overlays', ({ spec, kind }) => {
    const names = (spec.data ?? []).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['run', 'reference', 'twin']));
    if (kind !== 'reliability') expect(names).toEqual(expect.arrayContaining(['marks', 'interval']));
    if (kind === 'step') expect(names).toContain('smooth');
  });

  it.each(compiled)('$id keeps its frame whatever the data are', ({ spec }) => {
    expect(spec.autosize).toBe('none');
    expect(spec.padding).toMatchObject({ left: PADDING.left, right: PADDING.right });
  });

  it.each(compiled)('$id converts no values by expression', ({ spec }) => {
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
  const css = readFileSync(new URL('../../static/style.css', import.meta.url), 'utf8');
  const { light, dark } = THEMES;

  it.each(['run', 'reference', 'twin'] as const)('labels the line of the %s in the colour it is drawn in', (line) => {
    expect(css).toContain(`--${line}: light-dark(${light[line]}, ${dark[line]});`);
  });

  it.each(light.slices.map((_, slice) => slice))('labels slice %i in the colour it is drawn in', (slice) => {
    expect(css).toContain(`--slice-${slice}: light-dark(${light.slices[slice]}, ${dark.slices[slice]});`);
  });
});

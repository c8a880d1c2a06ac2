import { expect, test } from 'vitest';
import { PANELS } from '../../src/charts/panels.js';
import { SLICE_METRICS, STEP_METRICS } from '../../src/core/vocabulary.js';
import { SLICE_PANEL_NAMES, STEP_PANEL_NAMES } from '../../src/puzzle/panel-names.js';
import { panelName } from '../../src/web/manual/panel-names.js';

const dashboard = new Map(PANELS.map(({ id, title, unit }) => [id, { title, unit }]));

test.each(STEP_METRICS)('%s is called the same on the dashboard, in an explanation and in the manual', (metric) => {
  const { title, unit } = panelName(metric, null);
  expect(title).toBe(STEP_PANEL_NAMES[metric]);
  expect({ title, unit }).toEqual(dashboard.get(metric));
});

test.each(SLICE_METRICS)('so is %s of a slice, where a panel shows it', (metric) => {
  const id = `slice-${metric}`;
  const name = SLICE_PANEL_NAMES[metric];
  const shown = dashboard.get(id);
  if (shown !== undefined) {
    const { title, unit } = panelName(id, 'Code');
    expect({ title, unit }).toEqual({ title: `${name} · Code`, unit: shown.unit });
    expect(shown.title).toBe(`${name} by slice`);
  }
  // The manual may draw what the dashboard does not.
  const { title } = panelName(id, null);
  expect([name, id]).toContain(title);
});

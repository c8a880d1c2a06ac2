import { describe, expect, test } from 'vitest';
import { scenarioOf } from '../helpers/runs.js';
import { healthyRun } from './compared.js';
import { PAGE_WIDTH, type Picture, pageOf, withOwnIds } from './page.js';
import { lossBySlice, stepPanel } from './run-panels.js';
import { finalLoss, recordedRates, spreadOf } from './sweep.js';

describe('a picture', () => {
  const compared = healthyRun(scenarioOf('tiny-transformer'));
  const picture: Picture = {
    file: 'test.svg',
    title: 'A < B & C',
    subtitle: 'of a test',
    legend: [],
    rows: [{ height: 80, panels: [stepPanel(compared, 'train-loss'), lossBySlice(compared)] }],
  };

  test('has the same bytes whatever was drawn before it', async () => {
    const svg = await pageOf(picture);
    expect(await pageOf(picture)).toBe(svg);
  });

  test('is as wide as the page, has a ground, and no text smaller than 11 pixels', async () => {
    const svg = await pageOf(picture);
    expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${PAGE_WIDTH}"`));
    expect(svg).toContain('<rect width="100%" height="100%" fill="#ffffff"/>');
    expect(svg).toContain('A &lt; B &amp; C');
    const sizes = [...svg.matchAll(/font-size="([\d.]+)/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
  });

  test('draws each line once, and clips each panel to itself', async () => {
    const svg = await pageOf(picture);
    const lines = [...svg.matchAll(/ d="M[\d.-]+,[\d.-]+L/g)];
    expect(lines.length).toBe(1 + compared.scenario.sources.length);
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('definitions are numbered by the picture they are in', () => {
  const svg = '<clipPath id="clip7"/><g clip-path="url(#clip7)"/><clipPath id="clip12"/><g clip-path="url(#clip12)"/>';
  expect(withOwnIds(svg)).toBe(
    '<clipPath id="clip-0"/><g clip-path="url(#clip-0)"/><clipPath id="clip-1"/><g clip-path="url(#clip-1)"/>',
  );
});

describe('a sweep', () => {
  test('is summed up rate by rate, without the runs that diverged', () => {
    const runs = [
      { rate: 2, loss: 4 },
      { rate: 1, loss: 3 },
      { rate: 1, loss: 1 },
      { rate: 2, loss: Number.NaN },
      { rate: 3, loss: Number.NaN },
    ];
    expect(spreadOf(runs)).toEqual([
      { rate: 1, low: 1, value: 2, high: 3 },
      { rate: 2, low: 4, value: 4, high: 4 },
    ]);
  });

  test('reads the last hundred steps of a run', () => {
    expect(finalLoss(Float64Array.from({ length: 150 }, (_, step) => (step < 50 ? 9 : 2)))).toBe(2);
  });

  test('has two recorded runs at each of four rates', () => {
    expect(spreadOf(recordedRates()).map(({ rate }) => rate)).toEqual([0.002, 0.004, 0.008, 0.016]);
  });
});

import { describe, expect, test } from 'vitest';
import type { RunDiagnosis } from '../../../src/web/api.js';
import { evidenceFor, likelihoodText, rivalOf } from '../../../src/web/run/evidence.js';
import { describeLines, linesOf, onsetRows, runPanelData } from '../../../src/web/run/panel-data.js';
import { STEP_AXIS } from '../../../src/web/series/x-axis.js';
import { signedWeight, weightBars } from '../../../src/web/weights/weights.js';

const found = {
  causes: [
    { id: 'lr-spike', p: 0.7 },
    { id: 'label-noise', p: 0.2 },
    { id: 'healthy', p: 0.1 },
  ],
  prior: { 'lr-spike': 0.25, 'label-noise': 0.25, healthy: 0.5 },
  weights: [
    { panel: 'train-loss', weights: { 'lr-spike': 1, 'label-noise': 0.2, healthy: -1.2 } },
    { panel: 'gradient-norm', weights: { 'lr-spike': 0.3, 'label-noise': 0.6, healthy: -0.9 } },
  ],
  names: { 'train-loss': 'Train loss', 'gradient-norm': 'Gradient norm' } as RunDiagnosis['names'],
} satisfies Pick<RunDiagnosis, 'causes' | 'prior' | 'weights' | 'names'>;

describe('the evidence for a cause', () => {
  test('is against the runner-up for the likeliest, and against the likeliest for the others', () => {
    expect(rivalOf(found, 'lr-spike')).toBe('label-noise');
    expect(rivalOf(found, 'healthy')).toBe('lr-spike');
    expect(rivalOf({ causes: [{ id: 'healthy', p: 1 }] }, 'healthy')).toBeNull();
  });

  test('is told panel by panel, with what was assumed beforehand', () => {
    const rows = evidenceFor(found, 'healthy', 'lr-spike');
    expect(rows.map(({ label }) => label)).toEqual(['Train loss', 'Gradient norm', 'Assumed beforehand']);
    expect(rows.map(({ weight }) => Number(weight.toFixed(2)))).toEqual([-2.2, -1.2, 0.69]);
    expect(evidenceFor({ ...found, prior: {} }, 'healthy', 'lr-spike')).toHaveLength(2);
  });
});

describe('bars of weights', () => {
  test('lie on one scale, the heaviest first, and add up', () => {
    const { bars, none, total } = weightBars([
      { label: 'a', weight: -1 },
      { label: 'b', weight: 4 },
      { label: 'c', weight: 0.04 },
    ]);
    expect(bars).toEqual([
      { label: 'b', weight: 4, text: '+4.0', share: 1 },
      { label: 'a', weight: -1, text: '−1.0', share: 0.25 },
    ]);
    expect(none).toEqual(['c']);
    expect(total.text).toBe('+3.0');
  });

  test('of small weights stay small', () => {
    expect(weightBars([{ label: 'a', weight: 0.2 }]).bars[0]!.share).toBe(0.2);
    expect(weightBars([])).toMatchObject({ bars: [], none: [], total: { text: '0' } });
  });

  test.each([
    [0.049, null],
    [-0.049, null],
    [0.05, '+0.1'],
    [-12.34, '−12.3'],
  ])('%d is written %s', (weight, text) => {
    expect(signedWeight(weight)).toBe(text);
  });
});

test.each([
  [0, '< 0.1 %'],
  [0.0004, '< 0.1 %'],
  [0.004, '0.4 %'],
  [0.12, '12 %'],
  [0.995, '99.5 %'],
  [0.9999, '> 99.9 %'],
])('%d is never certain: %s', (p, text) => {
  expect(likelihoodText(p)).toBe(text);
});

describe('a panel of a run', () => {
  const span = { from: 100, to: 1100 };

  test('shades the onset, wide enough to be seen, and names it towards the middle', () => {
    expect(onsetRows(null, span, true)).toEqual([]);
    expect(onsetRows([300, 400], span, true)).toEqual([
      { from: 300, to: 400, align: 'left', anchor: 300, label: 'onset, 80 % interval' },
    ]);
    const [point] = onsetRows([1100, 1100], span, false);
    expect(Number(point!['to']) - Number(point!['from'])).toBeGreaterThan(5);
    expect(point).toMatchObject({ align: 'right', label: '' });
    expect(Number(point!['to'])).toBeLessThanOrEqual(1100);
  });

  const panel = {
    id: 'slice-loss',
    kind: 'slice' as const,
    title: 'Loss by slice',
    unit: 'nats',
    log: false,
    lines: [
      { name: 'web', steps: [100, 600, 1100], values: [3, 'NaN' as const, 2] },
      { name: 'code', steps: [100, 600, 1100], values: [2, 1.5, 1] },
    ],
    linesInAll: 2,
  };

  test('draws a line and dots for every slice, in the colour of its place', () => {
    const lines = linesOf(panel);
    const frame = { axis: STEP_AXIS, width: 400, height: 140, scale: 'linear' as const, headroom: 0 };
    const { sets, domain } = runPanelData('slice', lines, [], span, frame);
    expect(sets['run']!.map(({ slice }) => slice)).toEqual([0, 1]);
    expect(sets['dots']).toHaveLength(5);
    expect(domain![0]).toBeLessThan(1);
    expect(domain![1]).toBeGreaterThan(3);
  });

  test('is told in words', () => {
    expect(describeLines(['web', 'code'], linesOf(panel))).toBe(
      'web: 3.000 at step 100, 2.000 at step 1,100. code: 2.000 at step 100, 1.000 at step 1,100.',
    );
  });
});

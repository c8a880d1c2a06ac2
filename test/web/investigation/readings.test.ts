import { describe, expect, it } from 'vitest';
import { linesCsv } from '../../../src/web/chart/export/csv.js';
import { linesData, smoothedLines, valueAt } from '../../../src/web/chart/lines-data.js';
import { describeLines, readingLines, splitLabel } from '../../../src/web/investigation/reading-lines.js';
import { cellText, isNumber } from '../../../src/web/investigation/table-cells.js';
import { STEP_AXIS } from '../../../src/web/series/x-axis.js';

const series = {
  label: 'Training loss (nats)',
  log: false,
  steps: [0, 10, 20, 30],
  lines: [
    { name: 'this run', values: [4, 3, 2, 'NaN' as const] },
    { name: 'in fp32', values: [4, 3, 2, 'NaN' as const] },
    { name: 'earlier run', values: [4, 5, 6, 7] },
  ],
};
const lines = readingLines(series);

describe('the lines of a reading', () => {
  it('look like the run and the earlier run of the other panels', () => {
    expect(lines.map(({ look }) => look)).toEqual(['run', 'other-0', 'reference']);
  });

  it('have the unit of their label', () => {
    expect(splitLabel(series.label)).toEqual({ title: 'Training loss', unit: 'nats' });
    expect(splitLabel('Loss scale')).toEqual({ title: 'Loss scale', unit: '' });
  });

  it('are told in words, and those that hide each other as such', () => {
    expect(describeLines(lines)).toBe(
      'this run: first 4.000, last NaN, between 2.000 and 4.000. in fp32: the same to the last digit. ' +
        'earlier run: first 4.000, last 7.000, between 4.000 and 7.000.',
    );
  });

  it('are read at the last step they have', () => {
    expect([0, 9, 10, 29].map((step) => valueAt(lines[0]!, step))).toEqual([4, 4, 3, 2]);
  });

  it('are cut to what is in view, with one point beyond each edge', () => {
    const frame = { axis: STEP_AXIS, width: 100, height: 100, scale: 'linear' as const, headroom: 0 };
    // Steps 10 and 20 are in view, 0 and 30 beside it.
    expect(linesData([lines[2]!], [lines[2]!], { from: 5, to: 25 }, frame).domain).toEqual([3.82, 7.18]);
    expect(linesData([lines[2]!], [lines[2]!], { from: 20, to: 30 }, frame).domain![0]).toBeCloseTo(4.88);
  });

  it('are averaged over as many steps as the panels beside them, and keep the raw ones', () => {
    expect(smoothedLines(lines, 0)).toBe(lines);
    const [smoothed] = smoothedLines([lines[2]!], 0.9);
    // Ten steps between two values: what is left of the weight is 0.9¹⁰.
    const weight = 0.9 ** 10;
    expect(smoothed!.values[1]).toBeCloseTo((weight * (1 - weight) * 4 + (1 - weight) * 5) / (1 - weight ** 2));
    const frame = { axis: STEP_AXIS, width: 100, height: 100, scale: 'linear' as const, headroom: 0 };
    expect(linesData([lines[2]!], [smoothed!], { from: 0, to: 30 }, frame).sets['raw']).toHaveLength(1);
  });

  it('are saved as they are', () => {
    expect(linesCsv(lines).split('\r\n').slice(0, 2)).toEqual(['step,this run,in fp32,earlier run', '0,4,4,4']);
  });
});

describe('the cells of a table', () => {
  it('are numbers where they begin like one', () => {
    expect([3, '14 of 200 (7 %)', '× 0.25', '−3', '1e-8', 'NaN'].every(isNumber)).toBe(true);
    expect(['Web pages', '–', 'none', undefined].some(isNumber)).toBe(false);
  });

  it('keep their digits and get a true minus', () => {
    expect([2.4676, -1, 524_288, 'Infinity', 'yes', 1e-7].map(cellText)).toEqual([
      '2.4676',
      '−1',
      '524,288',
      '∞',
      'yes',
      '1e−7',
    ]);
  });
});

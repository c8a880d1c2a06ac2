import { describe, expect, it } from 'vitest';
import { groupOffers, standingOf } from '../../../src/web/investigation/offers.js';
import {
  budgetInWords,
  gpuHoursColumn,
  gpuHoursInWords,
  hoursInWords,
} from '../../../src/web/investigation/price-words.js';
import { FIXTURE_PROBES } from '../../helpers/fixture-probes.js';

describe('a price', () => {
  it.each([
    [0, '0 GPU-hours'],
    [0.0001, '0.36 GPU-seconds'],
    [1 / 3600, '1 GPU-second'],
    [0.05, '3 GPU-minutes'],
    [0.1, '0.1 GPU-hours'],
    [1, '1 GPU-hour'],
    [12.8, '12.8 GPU-hours'],
    [185.4, '185 GPU-hours'],
    [1240, '1,240 GPU-hours'],
  ])('of %d is written as %s', (gpuHours, text) => {
    expect(gpuHoursInWords(gpuHours)).toBe(text);
  });

  it.each([
    [0.0001, '0.36 s'],
    [0.05, '3 min'],
    [0.999, '1 h'],
    [2.88, '2.9 h'],
  ])('of %d hours takes %s', (hours, text) => {
    expect(hoursInWords(hours)).toBe(text);
  });

  it('is compared with what is left of the budget', () => {
    expect(budgetInWords(0, 688)).toBe('688 GPU-hours to spend');
    expect(budgetInWords(531, 688)).toBe('531 GPU-hours spent, 157 GPU-hours left');
    // 0.1 + 0.2 > 0.3 by an accident of adding up.
    expect(budgetInWords(0.1 + 0.2, 0.3)).toBe('0.3 GPU-hours spent, 0 GPU-hours left');
  });
});

describe('a probe', () => {
  it('is bought at once, after a question, or not at all', () => {
    expect(standingOf({ gpuHours: 30 }, 90)).toBe('cheap');
    expect(standingOf({ gpuHours: 31 }, 90)).toBe('dear');
    expect(standingOf({ gpuHours: 90 }, 90)).toBe('dear');
    expect(standingOf({ gpuHours: 91 }, 90)).toBe('too dear');
    expect(standingOf({ gpuHours: 0.3 }, 0.6 - 0.3)).toBe('dear');
  });

  const found = (query: string) =>
    groupOffers(FIXTURE_PROBES, query).map(({ heading, offers }) => [heading, ...offers.map(({ id }) => id)]);

  it('stands with its kind, the cheapest first', () => {
    expect(found('')).toEqual([
      ['Measurements', 'optimizer-dump', 'domain-counts'],
      ['Re-runs', 'rerun-half-rate', 'rerun-fp32'],
      ['Comparisons', 'reference-run', 'three-more-seeds'],
    ]);
  });

  it('is found by its name, its question and its kind', () => {
    expect(found('again RATE')).toEqual([['Re-runs', 'rerun-half-rate']]);
    expect(found('served')).toEqual([['Measurements', 'domain-counts']]);
    expect(found('re-run')).toEqual([['Re-runs', 'rerun-half-rate', 'rerun-fp32']]);
    expect(found('nowhere')).toEqual([]);
  });

  it('of a kind that is not known here is shown all the same', () => {
    const [group] = groupOffers([{ ...FIXTURE_PROBES[0]!, kind: 'oracle' }], '');
    expect(group).toMatchObject({ heading: 'Others', offers: [{ id: 'optimizer-dump' }] });
  });
});

it('a column of prices has one unit, that of the largest', () => {
  expect(gpuHoursColumn([53.28, 0, 0.02])).toEqual({ unit: 'GPU-hours', cells: ['53.3', '0', '0.02'] });
  expect(gpuHoursColumn([0.05, 0.01])).toEqual({ unit: 'GPU-minutes', cells: ['3', '0.6'] });
  expect(gpuHoursColumn([0, 0])).toEqual({ unit: 'GPU-hours', cells: ['0', '0'] });
});

import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/json.js';
import { STEP_METRICS } from '../../src/core/vocabulary.js';
import { manualPicture } from '../../src/puzzle/manual-picture.js';
import { catalogue, scenarios } from '../helpers/runs.js';

const pictures = catalogue.all.map((fault) => [fault.meta.id, manualPicture(fault, scenarios)!] as const);
const PANELS: readonly string[] = [...STEP_METRICS, 'slice-loss', 'slice-accuracy', 'slice-ece'];

const sliceNames = (id: string) => scenarios.find((scenario) => scenario.id === id)!.sources.map(({ name }) => name);

describe.each(pictures)('the picture of %s', (id, picture) => {
  test('has one to three panels, the train loss among them, with as many values as steps', () => {
    const names = picture.panels.map(({ panel }) => panel);
    expect(names).toContain('train-loss');
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeLessThanOrEqual(3);
    for (const { panel, slice, at, run, twin } of picture.panels) {
      expect(PANELS).toContain(panel);
      expect(slice === null).toBe(!panel.startsWith('slice-'));
      if (slice !== null) expect(sliceNames(picture.scenario)).toContain(slice);
      expect([run.length, twin.length]).toEqual([at!.length, at!.length]);
      expect(at!.every((step, i) => step >= 0 && step < picture.steps && (i === 0 || step > at![i - 1]!))).toBe(true);
      for (const value of [...run, ...twin])
        if (typeof value === 'number') expect(Number(value.toPrecision(5))).toBe(value);
    }
  });

  test('is the same run as its twin before the onset, and another after it', () => {
    const differing = picture.panels.flatMap(({ at, run, twin }) => at!.filter((_, i) => run[i] !== twin[i]));
    expect(differing).not.toEqual([]);
    if (picture.onset !== null) expect(Math.min(...differing)).toBeGreaterThanOrEqual(picture.onset);
    else expect(id).toBe('healthy');
  });

  test('says in which scenario, from when and how much', () => {
    const { scenario, caption, onset } = picture;
    expect(caption).toContain(scenarios.find((candidate) => candidate.id === scenario)!.title);
    const { dose } = catalogue.get(id);
    const told = Object.keys(dose).length === 0 ? /from step [\d,]+ on\.$/ : /from step [\d,]+ on; .*\d.*\.$/;
    expect(caption).toMatch(onset === null ? /another data order/ : told);
  });
});

test('a picture shows the step of its onset, so that an event of one step is seen', () => {
  const picture = manualPicture(catalogue.get('benign-hard-batch'), scenarios)!;
  const { at, run, twin } = picture.panels.find(({ panel }) => panel === 'train-loss')!;
  const onset = at!.indexOf(picture.onset!);
  expect(Number(run[onset]) - Number(twin[onset])).toBeGreaterThan(0.2);
});

test('a picture is the same bytes for everyone, and small', () => {
  for (const [id, picture] of pictures.slice(0, 3))
    expect(canonicalJson(manualPicture(catalogue.get(id), scenarios))).toBe(canonicalJson(picture));
  for (const [, picture] of pictures) expect(JSON.stringify(picture).length).toBeLessThan(70_000);
});

test('where a cause can occur nowhere there is no picture', () => {
  expect(manualPicture(catalogue.get('lr-spike'), [])).toBeNull();
});

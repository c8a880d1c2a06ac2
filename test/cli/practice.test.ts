import { expect, test } from 'vitest';
import { factoryOf } from '../../src/cli/factory.js';
import { practiceOf } from '../../src/cli/practice.js';
import { secretOfSeed } from '../../src/core/rng.js';
import { readDataFiles } from '../../src/data-files.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { catalogue, root } from '../helpers/runs.js';

const files = readDataFiles(root);
const practice = practiceOf(files, catalogue, diagnostician, secretOfSeed('practice'));
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

test('puzzle 0 is the guided one: a clear spike that nothing benign muddies, for everyone', () => {
  const { draft, guided } = practice.at(0);
  const { puzzle, key } = draft;
  expect([guided, key.cause, puzzle.scenario]).toEqual([true, 'lr-spike', 'llm-pretrain-7b']);
  expect(key.injections.map(({ fault }) => fault)).toEqual(['lr-spike']);
  const { onset, severity, detectable } = key.injections[0]!;
  expect(onset).toBeGreaterThanOrEqual(900);
  expect(onset).toBeLessThanOrEqual(2000);
  expect(severity).toBeGreaterThanOrEqual(0.8);
  expect(detectable).toBe(onset);
  const other = practiceOf(files, catalogue, diagnostician, secretOfSeed('somebody else'));
  expect(other.at(0).draft).toEqual(draft);
  expect(other.at(1).draft.puzzle.id).not.toBe(practice.at(1).draft.puzzle.id);
  expect(practice.at(1).guided).toBe(false);
});

test('the guided spike shows in the step metrics, and the learning-rate panel logs the plan', () => {
  const { puzzle, key } = practice.at(0).draft;
  const { onset } = key.injections[0]!;
  const values = (metric: 'train-loss' | 'update-ratio' | 'weight-norm' | 'learning-rate', from: number, to: number) =>
    puzzle.series[metric].slice(onset + from, onset + to).map(Number);
  const before = values('train-loss', -300, 0);
  expect(Math.max(...values('train-loss', 0, 60))).toBeGreaterThan(Math.max(...before) + 1);
  expect(median(values('train-loss', 100, 600))).toBeGreaterThan(median(before) + 0.05);
  expect(values('update-ratio', 0, 1)[0]).toBeGreaterThan(10 * median(values('update-ratio', -300, 0)));
  expect(median(values('weight-norm', 60, 300))).toBeGreaterThan(1.1 * median(values('weight-norm', -300, 0)));
  expect(Math.max(...values('learning-rate', -10, 60))).toBeLessThan(1.01 * median(values('learning-rate', -300, 0)));
  const { log, card } = puzzle;
  expect(card.logging.filter(({ note }) => note.startsWith('dead'))).toEqual([]);
  const near = [...log, ...card.changeLog].filter(
    ({ step, text }) => Math.abs(step - onset) < 100 && !text.startsWith('checkpoint'),
  );
  expect(near).toEqual([]);
});

test('the prior of the guided puzzle is that of the puzzles after it', () => {
  const { prior } = practice.at(0);
  const later = [1, 2, 3, 4]
    .map((number) => practice.at(number))
    .find(({ draft }) => draft.puzzle.scenario === 'llm-pretrain-7b');
  expect(Object.values(prior).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  const starter = factoryOf(files.recipe('starter'), files, catalogue, diagnostician);
  expect(prior).toEqual(starter.prior['llm-pretrain-7b']);
  // The recipe of the guide has one cause.
  expect(prior['lr-spike']).toBeGreaterThan(0);
  expect(prior['lr-spike']).toBeLessThan(0.5);
  if (later !== undefined) expect(later.prior).toEqual(prior);
});

test('another like the guided puzzle is a spike, a neighbour of it or a healthy run', () => {
  const theme = practice.at(0).theme();
  expect([theme.scenario, theme.faults[0]]).toEqual(['llm-pretrain-7b', 'lr-spike']);
  expect(theme.faults.length).toBeGreaterThan(1);
  const { confusableWith } = catalogue.get('lr-spike').meta;
  for (const id of theme.faults.slice(1)) expect(confusableWith).toContain(id);
  const { draft, guided, prior } = practice.at(7, theme);
  expect(guided).toBe(false);
  expect(draft.puzzle.id).toBe(practice.idOfAnother(7));
  expect(['healthy', ...theme.faults]).toContain(draft.key.cause);
  expect(prior['label-noise']).toBe(0);
});

test('the reveal says what knowing nothing scores', () => {
  const { reveal, draft } = practice.at(0);
  const { baseline, answer, grade } = reveal(null, null, []);
  expect([answer, grade]).toEqual([null, null]);
  // A fault was there: of the answer that knows nothing the place is right, the cause gets its prior, the onset is wrong.
  expect(baseline).toBeGreaterThan(15);
  expect(baseline).toBeLessThan(70);
  expect(draft.key.cause).toBe('lr-spike');
});

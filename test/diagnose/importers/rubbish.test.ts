import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/errors.js';
import { RUN_FORMATS } from '../../../src/diagnose/importers/detect-format.js';
import { type ImportedRun, importRun } from '../../../src/diagnose/importers/import-run.js';
import { eventFile, fileOf, importText } from './reading.js';

/** What every observation promises. */
function checkObservation({ observation: { steps, series, evaluations } }: ImportedRun): void {
  const ascending = (values: Float64Array): boolean => values.every((value, i) => i === 0 || value > values[i - 1]!);
  expect(steps.length).toBeGreaterThanOrEqual(2);
  expect(ascending(steps)).toBe(true);
  for (const values of Object.values(series)) expect(values).toHaveLength(steps.length);
  if (evaluations === null) return;
  expect(ascending(evaluations.steps)).toBe(true);
  expect(new Set(evaluations.slices).size).toBe(evaluations.slices.length);
  expect(evaluations.sizes).toHaveLength(evaluations.slices.length);
  for (const [metric, slices] of Object.entries(evaluations.metrics)) {
    expect(slices).toHaveLength(evaluations.slices.length);
    for (const values of slices) {
      expect(values).toHaveLength(evaluations.steps.length);
      if (metric !== 'loss')
        expect(values.every((value) => Number.isNaN(value) || (value >= 0 && value <= 1))).toBe(true);
    }
  }
}

/** An import either keeps its promises or refuses in a sentence. */
async function sound(attempt: Promise<ImportedRun>): Promise<void> {
  let run: ImportedRun;
  try {
    run = await attempt;
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message).toMatch(/^(unknown|missing|invalid|unsupported) /);
    expect((error as AppError).message.length).toBeLessThan(2_000);
    return;
  }
  checkObservation(run);
}

const format = fc.option(fc.constantFrom(...RUN_FORMATS), { nil: undefined });

test('rubbish bytes', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), format, fc.boolean(), (bytes, format, packed) =>
      sound(importRun([fileOf(packed ? gzipSync(bytes) : bytes, 'x.tfevents')], { format })),
    ),
    { seed: 42, numRuns: 600 },
  ));

test('rubbish in event files', () => {
  const whole = eventFile('tensorboard').subarray(0, 800);
  return fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(799), fc.nat(255)), { maxLength: 3 }), fc.nat(800), (changes, length) => {
      const bytes = Uint8Array.from(whole.subarray(0, length));
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      return sound(importText(bytes, { format: 'tensorboard' }));
    }),
    { seed: 42, numRuns: 400 },
  );
});

const NAMES = [
  'step',
  'epoch',
  'loss',
  'val_loss',
  'val_acc',
  'eval_x_loss',
  'test_acc',
  'acc',
  'lr',
  'seed',
  'slice',
  'metric',
  'value',
  'a - loss',
  'val_ppl',
  'val_n',
  '#x',
  '',
  '__proto__',
  'constructor',
];
const cell = fc.oneof(
  fc.integer({ min: -3, max: 200 }).map(String),
  fc.double().map(String),
  fc.constantFrom(
    '',
    'nan',
    '-inf',
    'oops',
    '"',
    '"a,b"',
    '1,5',
    '50%',
    'loss',
    'all',
    'train',
    '#',
    ' 3 ',
    '%',
    '0x1',
  ),
  fc.string({ maxLength: 4 }),
);

test('rubbish in tables', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 7 }),
      fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.boolean(),
      (names, rows, delimiter, asEvaluation) => {
        const text = [names, ...rows].map((cells) => cells.join(delimiter)).join('\n');
        const evaluation = asEvaluation ? [fileOf(text, 'e.csv')] : undefined;
        return sound(importText(asEvaluation ? 'step,loss\n0,1\n1,2\n' : text, { evaluation }));
      },
    ),
    { seed: 42, numRuns: 1500 },
  ));

test('rubbish in JSON', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(fc.jsonValue(), fc.double(), fc.nat(50)), { maxKeys: 6 }),
        { maxLength: 8 },
      ),
      fc.constantFrom('state', 'history', 'lines'),
      fc.nat(400),
      (entries, shape, cut) => {
        const text =
          shape === 'lines'
            ? entries.map((entry) => JSON.stringify(entry)).join('\n')
            : JSON.stringify(shape === 'state' ? { log_history: entries } : entries);
        return sound(importText(cut < 40 ? text.slice(0, -cut) : text));
      },
    ),
    { seed: 42, numRuns: 800 },
  ));

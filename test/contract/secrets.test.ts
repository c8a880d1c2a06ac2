import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/catalogue.js';
import { deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { readDataFiles } from '../../src/data-files.js';
import type { DraftPuzzle } from '../../src/puzzle/factory.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import { ROOT } from '../helpers/command-line.js';
import { diagnostician } from '../helpers/diagnostician.js';

const files = readDataFiles(ROOT);
const catalogue = await loadCatalogue();
const recipe = files.recipe('mixed');
const factory = createPuzzleFactory({
  recipe,
  scenarios: recipe.scenarios.map((id) => files.scenario(id)),
  faults: catalogue.all,
  diagnostician,
});
const drafts: DraftPuzzle[] = Array.from({ length: 60 }, (_, i) =>
  factory.generate(deriveSecret(secretOfSeed('secrets'), ['puzzle', i])),
);

/** Every path of a JSON value; numbers of a series count as one path. */
function shape(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const wire = value.every(
      (item) => typeof item === 'number' || item === 'NaN' || item === 'Infinity' || item === null,
    );
    if (wire) return [`${path}[${value.length}]`];
    return [`${path}[${value.length}]`, ...value.flatMap((item) => shape(item, `${path}[]`))];
  }
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, item]) => shape(item, `${path}.${key}`));
  return [path];
}

describe('a public puzzle', () => {
  test('holds no secret, nonce or field of the key', () => {
    for (const { puzzle, key } of drafts) {
      const text = JSON.stringify(puzzle);
      for (const secret of [key.seed, key.nonce, deriveSecret(key.seed, ['run', key.attempt])])
        expect(text.includes(secret)).toBe(false);
      const keys = new Set(shape(puzzle).flatMap((path) => path.split(/[.[\]]+/)));
      for (const field of [
        'seed',
        'nonce',
        'cause',
        'onset',
        'severity',
        'dose',
        'injections',
        'detectable',
        'control',
        'secret',
        'attempt',
        'certificate',
        'tier',
        'posterior',
        'effect',
        'evidence',
        'dropped',
      ])
        expect(keys, field).not.toContain(field);
    }
  });

  test('names no cause outside the list of candidates that every puzzle has', () => {
    for (const { puzzle, key } of drafts) {
      const { candidates, ...rest } = puzzle;
      expect(candidates).toEqual(factory.candidates[puzzle.scenario]);
      const text = JSON.stringify(rest);
      for (const { meta } of catalogue.all)
        if (meta.id !== 'healthy')
          expect([key.cause, new RegExp(`\\b${meta.id}\\b|${meta.name}`, 'i').test(text)]).toEqual([key.cause, false]);
    }
  });

  test('has the structure and lengths of every other puzzle of its scenario, whatever its cause', () => {
    for (const scenario of recipe.scenarios) {
      const ofScenario = drafts.filter(({ puzzle }) => puzzle.scenario === scenario);
      expect(new Set(ofScenario.map(({ key }) => key.cause)).size).toBeGreaterThan(4);
      // How often half precision overflows is evidence, and so are checkpoints of a run that has none any more.
      const written = ({ log }: DraftPuzzle['puzzle']) =>
        log.filter(({ text }) => !/overflow|checkpoint saved/.test(text));
      const shapes = new Set(ofScenario.map(({ puzzle }) => shape({ ...puzzle, log: written(puzzle) }).join('\n')));
      expect(shapes.size).toBe(1);
    }
  });

  test('publishes every number with at most five significant digits', () => {
    for (const { puzzle } of drafts)
      for (const values of [
        ...Object.values(puzzle.series),
        ...puzzle.evaluations.loss,
        ...puzzle.evaluations.accuracy,
        ...puzzle.evaluations.ece,
        ...puzzle.evaluations.confidence,
        ...puzzle.evaluations.reliability.flatMap(({ slices }) =>
          slices.flatMap(({ count, confidence, accuracy }) => [count, confidence, accuracy]),
        ),
      ])
        expect(values.filter((value) => typeof value === 'number' && Number(value.toPrecision(5)) !== value)).toEqual(
          [],
        );
  });

  test('says of its scenario what turns a step into time, and nothing that another puzzle of it does not', () => {
    for (const { puzzle } of drafts) {
      const { batch, window, evaluation, sources } = files.scenario(puzzle.scenario);
      expect(puzzle.clock).toEqual({ unit: batch.unit, perStep: batch.size, firstStep: window.firstStep });
      for (const { slices, confidence, reliability } of [puzzle.evaluations, puzzle.reference.evaluations]) {
        expect(slices.map(({ lossSpread }) => lossSpread)).toEqual(sources.map(() => evaluation.lossSpread));
        expect(confidence).toHaveLength(sources.length);
        for (const { slices: bins } of reliability) {
          expect(bins).toHaveLength(sources.length);
          for (const { count, accuracy } of bins)
            expect([count.length, accuracy.length]).toEqual([evaluation.bins, evaluation.bins]);
        }
      }
    }
  });

  test('is at most 250 KB of JSON', () => {
    for (const { puzzle } of drafts) expect(JSON.stringify(puzzle).length).toBeLessThan(250_000);
  });

  test('shows planned changes and misleading log settings as often in healthy runs as in faulty ones', () => {
    const rate = (healthy: boolean) => {
      const some = drafts.filter(({ key }) => (key.cause === 'healthy') === healthy);
      return (
        some.filter(({ puzzle }) => puzzle.card.changeLog.some(({ text }) => /decay branch|data stage/.test(text)))
          .length / some.length
      );
    };
    // Drawn from one distribution: with 60 puzzles the two rates differ by chance by less than .35 (4 standard errors).
    expect(Math.abs(rate(true) - rate(false))).toBeLessThan(0.5);
  });
});

test('100 puzzles are generated without failure, each with a cause its scenario offers', () => {
  for (let i = 0; i < 100; i++) {
    const { puzzle, key } =
      i < 60 ? drafts[i]! : factory.generate(deriveSecret(secretOfSeed('secrets'), ['puzzle', i]));
    expect(puzzle.candidates.map(({ id }) => id)).toContain(key.cause);
    const fault = key.injections.find(({ fault: id }) => id === key.cause);
    if (key.cause === 'healthy') expect(fault).toBeUndefined();
    else expect(fault!.detectable).toBeGreaterThanOrEqual(fault!.onset);
  }
}, 240_000);

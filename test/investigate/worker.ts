import { factoryOf } from '../../src/cli/factory.js';
import { deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { readDataFiles } from '../../src/data-files.js';
import type { AnswerKey, FixOutcome } from '../../src/puzzle/puzzle.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { catalogue, root } from '../helpers/runs.js';
import { judgeDraw } from './draw.js';

/** Puzzles of the recipe, or undropped draws of it, by number. */
export interface InvestigateJob {
  readonly kind: 'puzzle' | 'draw';
  readonly numbers: readonly number[];
}

export interface JudgedPuzzle {
  readonly kind: 'puzzle';
  readonly scenario: string;
  readonly cause: string;
  readonly tier: number;
  readonly budget: number;
  readonly par: NonNullable<AnswerKey['certificate']['par']>;
  /** Outcomes of the fixes proposed for the true cause. */
  readonly proposed: readonly (FixOutcome & { readonly id: string })[];
  /** Best score of any fix, and its id. */
  readonly best: string;
  /** Milliseconds that each probe of par's path took. */
  readonly milliseconds: readonly number[];
}

export interface JudgedDraw {
  readonly kind: 'draw';
  readonly scenario: string;
  readonly cause: string;
  /** Probability of the truth, and the likeliest cause with its probability: on the free panels, and with every probe. */
  readonly free: readonly [truth: number, first: string, most: number];
  readonly all: readonly [truth: number, first: string, most: number];
  readonly findings: Readonly<Record<string, string>>;
  readonly milliseconds: Readonly<Record<string, number>>;
}

const files = readDataFiles(root);
const factory = factoryOf(files.recipe('mixed'), files, catalogue, diagnostician);

process.on('message', ({ kind, numbers }: InvestigateJob) => {
  process.send!(numbers.map((number) => (kind === 'puzzle' ? judgePuzzle(number) : judgeDraw(number))));
});

function judgePuzzle(number: number): JudgedPuzzle {
  const draft = factory.generate(deriveSecret(secretOfSeed('investigation'), ['puzzle', number]));
  const { puzzle, key } = draft;
  const milliseconds = key.certificate.par!.path.map(({ probe }) => {
    const began = performance.now();
    factory.probe(draft, probe);
    return performance.now() - began;
  });
  const proposed = puzzle.candidates.find(({ id }) => id === key.cause)!.fixes ?? [];
  const best = Object.entries(key.fixes).sort(([, a], [, b]) => b.score - a.score)[0]![0];
  return {
    kind: 'puzzle',
    scenario: puzzle.scenario,
    cause: key.cause,
    tier: key.certificate.tier,
    budget: puzzle.budget,
    par: key.certificate.par!,
    proposed: proposed.map((id) => ({ id, ...key.fixes[id]! })),
    best,
    milliseconds,
  };
}

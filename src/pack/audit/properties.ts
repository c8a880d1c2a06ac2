import type { PublicEvaluations } from '../../puzzle/puzzle.js';
import type { PackPuzzle } from '../schema.js';
import { overlongNumbers, usualDigits } from './digits.js';
import { formOf, lengthsOf } from './form.js';
import type { PuzzleLines } from './lines.js';

/** A puzzle as it stands in the pack: the order of its keys is that of the file. */
export interface Subject {
  readonly puzzle: PackPuzzle;
  readonly lines: PuzzleLines;
}

/** One thing about a puzzle that is tested against its cause. */
export interface Property {
  readonly id: string;
  /** In a sentence: "the cause can be told from …". */
  readonly title: string;
  /** Compared among puzzles with as many planned changes: those take the place of lines drawn at random. */
  readonly givenPlanned?: true;
  /** A part of the evidence: measured, and not judged. */
  readonly evidence?: true;
  /** Numbers are compared by rank, texts as categories; null: this puzzle has none. */
  readonly read: (subject: Subject) => number | string | null;
}

const json = JSON.stringify;
const STEP_DIGITS = ['train-loss', 'gradient-norm', 'update-ratio', 'weight-norm', 'throughput'] as const;

export const PROPERTIES: readonly Property[] = [
  { id: 'id', title: 'the id of the puzzle, as a number', read: ({ puzzle }) => hexNumber(puzzle.id) },
  { id: 'id-first', title: 'the first digit of the id', read: ({ puzzle }) => puzzle.id[0]! },
  { id: 'id-last', title: 'the last digit of the id', read: ({ puzzle }) => puzzle.id.at(-1)! },
  { id: 'commitment', title: 'the commitment, as a number', read: ({ puzzle }) => hexNumber(puzzle.commitment) },
  { id: 'commitment-first', title: 'the first digit of the commitment', read: ({ puzzle }) => puzzle.commitment[0]! },
  { id: 'commitment-last', title: 'the last digit of the commitment', read: ({ puzzle }) => puzzle.commitment.at(-1)! },
  {
    id: 'size',
    title: 'the size of the puzzle in bytes, without its numbers and announcements',
    givenPlanned: true,
    read: ({ puzzle, lines }) => Buffer.byteLength(json(withoutEvidence(puzzle, lines))),
  },
  { id: 'form', title: 'the fields of the puzzle and their order', read: ({ puzzle }) => formOf(puzzle) },
  {
    id: 'panels',
    title: 'the panels and their order',
    read: ({ puzzle: { series, card, reference } }) =>
      json([Object.keys(series), card.logging.map(({ metric }) => metric), Object.keys(reference.series)]),
  },
  {
    id: 'lengths',
    title: 'the lengths of the series',
    read: ({ puzzle: { series, evaluations, reference } }) => lengthsOf([series, evaluations, reference]),
  },
  { id: 'steps', title: 'the number of steps', read: ({ puzzle }) => puzzle.steps },
  { id: 'evaluations', title: 'the steps of the evaluations', read: ({ puzzle }) => json(timesOf(puzzle)) },
  {
    id: 'slices',
    title: 'the slices and their order',
    read: ({ puzzle: { evaluations, evaluationTable } }) =>
      json([evaluations.slices, evaluationTable.map(({ slice, name, size }) => [slice, name, size])]),
  },
  { id: 'candidates', title: 'the candidates and their order', read: ({ puzzle }) => json(puzzle.candidates) },
  { id: 'places', title: 'the places and their order', read: ({ puzzle }) => json(puzzle.places) },
  ...STEP_DIGITS.map((metric) => ({
    id: `digits-${metric}`,
    title: `the significant digits of ${metric}`,
    read: ({ puzzle }: Subject) => usualDigits(puzzle.series[metric] ?? []),
  })),
  {
    id: 'digits-evaluations',
    title: 'the significant digits of the evaluations',
    read: ({ puzzle: { evaluations } }) =>
      json([evaluations.loss, evaluations.ece, evaluations.confidence].map((slices) => usualDigits(slices.flat()))),
  },
  {
    id: 'digits-more',
    title: 'the number of values with more than five significant digits',
    read: ({ puzzle: { series, evaluations, evaluationTable, reference } }) =>
      overlongNumbers([series, evaluations, evaluationTable, reference]),
  },
  { id: 'log-count', title: 'the number of log lines', read: ({ lines }) => lines.log.length },
  { id: 'log-steps', title: 'the steps of the log lines', read: ({ lines }) => meanStep(lines.log) },
  {
    id: 'checkpoint-count',
    title: 'the number of checkpoint lines',
    read: ({ puzzle, lines }) => (isWhole(puzzle) ? lines.checkpoints : null),
  },
  { id: 'change-count', title: 'the length of the change log', read: ({ puzzle }) => puzzle.card.changeLog.length },
  {
    id: 'change-steps',
    title: 'the steps of the harmless changes',
    givenPlanned: true,
    read: ({ lines }) => meanStep(lines.changes),
  },
  {
    id: 'card',
    title: 'the facts of the run card',
    read: ({ puzzle: { title, clock, card } }) => json([title, clock, card.summary, card.facts]),
  },
  { id: 'logging', title: 'what the panels are said to log', read: ({ puzzle }) => json(puzzle.card.logging) },
  { id: 'earlier-run', title: 'the earlier run shown', read: ({ puzzle }) => json(puzzle.reference) },

  { id: 'planned', title: 'announced changes', evidence: true, read: ({ lines }) => lines.planned },
  { id: 'overflows', title: 'lines about skipped steps', evidence: true, read: ({ lines }) => lines.overflows },
  {
    id: 'diverged',
    title: 'numbers that are not finite',
    evidence: true,
    read: ({ puzzle }) => (isWhole(puzzle) ? 0 : 1),
  },
  { id: 'bytes', title: 'the size with all numbers', evidence: true, read: ({ puzzle }) => json(puzzle).length },
];

/** 48 bits are exact in a double. */
function hexNumber(hex: string): number {
  return Number.parseInt(hex.slice(0, 12), 16);
}

function meanStep(lines: readonly { readonly step: number }[]): number | null {
  return lines.length === 0 ? null : lines.reduce((sum, { step }) => sum + step, 0) / lines.length;
}

function timesOf({ evaluations, reference }: PackPuzzle) {
  const times = ({ steps, reliability }: PublicEvaluations) => [steps, reliability.map(({ step }) => step)];
  return [times(evaluations), reference.stride, times(reference.evaluations)];
}

function withoutEvidence({ series, evaluations, evaluationTable, reference, ...rest }: PackPuzzle, lines: PuzzleLines) {
  return { ...rest, card: { ...rest.card, changeLog: lines.changes }, log: lines.log };
}

/** Whether the run went on to its end. */
function isWhole({ series }: PackPuzzle): boolean {
  return Object.values(series).every((values) => typeof values.at(-1) === 'number');
}

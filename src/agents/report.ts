import { wilson } from '../core/wilson.js';
import type { GradeReport, PuzzleGrade } from '../pack/report.js';
import { meanInterval } from '../pack/summary.js';
import type { InvestigationGrade } from '../puzzle/puzzle.js';
import { type Attempt, type Limits, OUTCOMES, type Outcome } from './outcome.js';

/** One puzzle: what happened, what was bought, and the grade; a puzzle without an answer scores 0 in every part. */
export interface PuzzleResult extends PuzzleGrade, Attempt {
  /** Null where the puzzle has no par. */
  readonly investigation: InvestigationGrade | null;
  /** GPU-hours that might have been spent. */
  readonly budget: number;
}

/** A mean with its 95 % interval; null where one value leaves it open. */
export interface Estimate {
  readonly n: number;
  readonly mean: number;
  readonly interval: readonly [number, number] | null;
}

interface Measure {
  /** Null where the puzzle has none. */
  readonly of: (result: PuzzleResult) => number | null;
  /** Ends of its scale. */
  readonly range: readonly [number, number];
}

const SCORE = [0, 100] as const;
const ABOVE = [0, Number.POSITIVE_INFINITY] as const;

/** What is averaged over the puzzles, in the order of the report. */
const MEASURES = {
  score: { of: ({ score }) => score, range: SCORE },
  cause: { of: ({ cause }) => cause.score, range: SCORE },
  onset: { of: ({ onset }) => onset, range: SCORE },
  where: { of: ({ where }) => where, range: SCORE },
  fix: { of: ({ fix }) => fix, range: SCORE },
  log: { of: ({ cause }) => cause.log, range: [Number.NEGATIVE_INFINITY, 0] },
  investigation: { of: ({ investigation }) => investigation?.score ?? null, range: SCORE },
  gpuHours: { of: spentOn, range: ABOVE },
  budgetShare: { of: (result) => (result.budget === 0 ? null : spentOn(result) / result.budget), range: [0, 1] },
  par: { of: ({ investigation }) => investigation?.par ?? null, range: ABOVE },
  regretBits: { of: ({ investigation }) => investigation?.regret.bits ?? null, range: ABOVE },
  regretGpuHours: { of: ({ investigation }) => investigation?.regret.gpuHours ?? null, range: ABOVE },
  seconds: { of: ({ seconds }) => seconds, range: ABOVE },
} as const satisfies Record<string, Measure>;

export type Means = Readonly<Record<keyof typeof MEASURES, Estimate | null> & { readonly top1: Estimate }>;

/** What was run, so that a report says what it is of. */
export interface Conditions {
  readonly agent: string;
  /** Names of the variables that the agent got. */
  readonly environment: readonly string[];
  /** Null for an agent that is no program. */
  readonly limits: Limits | null;
  readonly points: number | null;
  readonly reveal: boolean;
}

export interface BenchReport extends Omit<GradeReport, 'puzzles'> {
  readonly conditions: Conditions;
  /** In the order of the pack. */
  readonly puzzles: PuzzleResult[];
  /** Over all puzzles that have the number; those without an answer included. */
  readonly means: Means;
  /** Puzzles by outcome. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** @param graded the same puzzles, graded as a pack */
export function reportOf(conditions: Conditions, puzzles: PuzzleResult[], graded: GradeReport): BenchReport {
  const { byCause, summary, session } = graded;
  const outcomes = OUTCOMES.map((outcome) => [outcome, puzzles.filter((one) => one.outcome === outcome).length]);
  return {
    conditions,
    puzzles,
    byCause,
    summary,
    session,
    means: meansOf(puzzles),
    outcomes: Object.fromEntries(outcomes) as BenchReport['outcomes'],
  };
}

function meansOf(puzzles: readonly PuzzleResult[]): Means {
  const entries = Object.entries(MEASURES).map(([name, { of, range }]: [string, Measure]) => {
    const values = puzzles.map(of).filter((value) => value !== null);
    return [name, values.length === 0 ? null : estimate(values, range)];
  });
  const right = puzzles.filter(({ cause }) => cause.top1).length / puzzles.length;
  // A share has the interval of the audit: the normal one says nothing where all or none are right.
  const top1: Estimate = { n: puzzles.length, mean: right, interval: wilson(right, puzzles.length) };
  return { ...Object.fromEntries(entries), top1 } as Means;
}

function estimate(values: readonly number[], [low, high]: Measure['range']): Estimate {
  const interval = meanInterval(values, low, high);
  return {
    n: values.length,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    interval: interval.every(Number.isFinite) ? interval : null,
  };
}

function spentOn({ bought }: PuzzleResult): number {
  return bought.reduce((sum, { gpuHours }) => sum + gpuHours, 0);
}

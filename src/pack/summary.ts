import { clamp } from '../core/maths.js';
import type { GradeReport, GradeSummary, PuzzleGrade } from './report.js';

/** 97.5 % quantile of the standard normal distribution. */
const NORMAL_95 = 1.959964;

/**
 * Means over all puzzles of a pack, at least one.
 * @param baseline scores of the answer that knows nothing, puzzle by puzzle
 */
export function summarise(puzzles: readonly PuzzleGrade[], baseline: readonly number[]): GradeSummary {
  const answered = puzzles.filter((grade) => grade.answered).length;
  return {
    n: puzzles.length,
    answered,
    unanswered: puzzles.length - answered,
    ...means(puzzles),
    baseline: average(baseline),
    scoreInterval: meanInterval(puzzles.map(({ score }) => score)),
  };
}

/** Means by true cause: the commonest first, then by name. */
export function byCause(puzzles: readonly PuzzleGrade[]): GradeReport['byCause'] {
  const groups = new Map<string, PuzzleGrade[]>();
  for (const grade of puzzles) groups.set(grade.truth, [...(groups.get(grade.truth) ?? []), grade]);
  return [...groups]
    .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
    .map(([truth, group]) => ({ truth, n: group.length, ...means(group) }));
}

/**
 * 95 % normal interval of the mean of values in [low, high], scores unless something else is said: mean ± 1.96 · s / √n with the
 * sample standard deviation s, cut at the ends of the scale. One value tells nothing about their spread: [low, high].
 */
export function meanInterval(values: readonly number[], low = 0, high = 100): [number, number] {
  const n = values.length;
  if (n < 2) return [low, high];
  const mean = average(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  const half = NORMAL_95 * Math.sqrt(variance / n);
  return [clamp(mean - half, low, high), clamp(mean + half, low, high)];
}

function means(puzzles: readonly PuzzleGrade[]) {
  return {
    score: average(puzzles.map(({ score }) => score)),
    cause: average(puzzles.map(({ cause }) => cause.score)),
    brier: average(puzzles.map(({ cause }) => cause.brier)),
    log: average(puzzles.map(({ cause }) => cause.log)),
    top1: average(puzzles.map(({ cause }) => (cause.top1 ? 1 : 0))),
    onset: average(puzzles.map(({ onset }) => onset)),
    where: average(puzzles.map(({ where }) => where)),
    fix: averageOfSome(puzzles.map(({ fix }) => fix)),
  };
}

/** Null where there is none. */
function averageOfSome(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : average(there);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { percent } from '../puzzle/words.js';
import { formatSession } from './format-session.js';
import type { GradeReport, PuzzleGrade } from './report.js';
import { textTable } from './text-table.js';

/** Puzzles whose reasons are printed. */
const WORST = 5;

/** A grade report as aligned text: the summary, the means by true cause, the session, the worst five puzzles. */
export function formatGradeReport(report: GradeReport): string {
  return joined([summaryLines(report), ...gradeDetails(report)]);
}

/** What follows the summary, as blocks of lines. */
export function gradeDetails(report: GradeReport): string[][] {
  return [causeLines(report), ...formatSession(report.session), worstLines(report.puzzles)];
}

/** Blocks of lines as one text; an empty block is none. */
export function joined(blocks: readonly (readonly string[])[]): string {
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function summaryLines({ summary }: GradeReport): string[] {
  const { n, answered, unanswered, scoreInterval, brier, log, top1 } = summary;
  const [low, high] = scoreInterval.map(one) as [string, string];
  const rows: [string, number, string][] = [
    ['score', summary.score, `95 % interval ${low} to ${high}; knowing nothing scores ${one(summary.baseline)}`],
    [
      'cause',
      summary.cause,
      `Brier ${brier.toFixed(3)} (0 best, 2 worst), log ${log.toFixed(3)}, right first ${percent(top1)}`,
    ],
    ['onset', summary.onset, ''],
    ['where', summary.where, ''],
    ...(summary.fix === null
      ? []
      : [['fix', summary.fix, 'share of the harm removed, less what it cost'] as [string, number, string]]),
  ];
  const counts = `${n} ${n === 1 ? 'puzzle' : 'puzzles'}, ${answered} answered, ${unanswered} unanswered`;
  return [counts, '', ...rows.map(([name, value, note]) => `${name}  ${one(value).padStart(5)}   ${note}`.trimEnd())];
}

function causeLines({ byCause, summary }: GradeReport): string[] {
  const fixed = summary.fix !== null;
  const head = ['true cause', 'n', 'score', 'cause', 'onset', 'where', ...(fixed ? ['fix'] : []), 'right first'];
  const rows = byCause.map((row) => [
    row.truth,
    String(row.n),
    one(row.score),
    one(row.cause),
    one(row.onset),
    one(row.where),
    ...(fixed ? [row.fix === null ? '–' : one(row.fix)] : []),
    percent(row.top1),
  ]);
  return textTable([head, ...rows]);
}

function worstLines(puzzles: readonly PuzzleGrade[]): string[] {
  const imperfect = puzzles.filter(({ score }) => score < 100);
  const worst = imperfect.sort((a, b) => a.score - b.score).slice(0, WORST);
  if (worst.length === 0) return [];
  return [
    worst.length === 1 ? 'Furthest from right' : `The ${worst.length} furthest from right`,
    ...worst.flatMap(({ puzzle, truth, score, answered, reasons }) => [
      `${puzzle}  ${one(score)}  ${truth}`,
      ...(answered ? Object.values(reasons) : [reasons.cause]).map((reason) => `  ${reason}`),
    ]),
  ];
}

function one(value: number): string {
  return value.toFixed(1);
}

import { percent } from '../puzzle/words.js';
import type { GradeReport, PuzzleGrade } from './report.js';

/** Puzzles whose reasons are printed. */
const WORST = 5;

/** A grade report as aligned text: the summary, the means by true cause, and the worst five puzzles with their reasons. */
export function formatGradeReport(report: GradeReport): string {
  return `${[summaryLines(report), causeLines(report), worstLines(report.puzzles)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
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
  ];
  const counts = `${n} ${n === 1 ? 'puzzle' : 'puzzles'}, ${answered} answered, ${unanswered} unanswered`;
  return [counts, '', ...rows.map(([name, value, note]) => `${name}  ${one(value).padStart(5)}   ${note}`.trimEnd())];
}

function causeLines({ byCause }: GradeReport): string[] {
  const head = ['true cause', 'n', 'score', 'cause', 'onset', 'where', 'right first'];
  const rows = byCause.map((row) => [
    row.truth,
    String(row.n),
    one(row.score),
    one(row.cause),
    one(row.onset),
    one(row.where),
    percent(row.top1),
  ]);
  return table([head, ...rows]);
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

/** First column to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  );
}

function one(value: number): string {
  return value.toFixed(1);
}

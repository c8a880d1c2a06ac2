import { gradeDetails, joined } from '../pack/format-report.js';
import { textTable } from '../pack/text-table.js';
import type { BenchReport, Estimate, PuzzleResult } from './report.js';

/** Puzzles without an answer that are listed. */
const LISTED = 10;

/** A bench report as aligned text: what happened, the means, the puzzles without an answer, and what `grade` says. */
export function formatBench(report: BenchReport): string {
  return joined([headLines(report), meanLines(report), unansweredLines(report), ...gradeDetails(report)]);
}

/** One puzzle in a line, as it ends. */
export function resultLine(result: PuzzleResult, done: number, count: number): string {
  const { puzzle, outcome, score, bought, seconds, detail } = result;
  const place = `${String(done).padStart(String(count).length)}/${count}`;
  const spent = bought.reduce((sum, { gpuHours }) => sum + gpuHours, 0);
  const why = outcome === 'answered' ? '' : `  ${detail}`;
  return `${place}  ${puzzle}  ${outcome.padEnd(11)}  ${score.toFixed(1).padStart(5)}  ${hours(spent)} GPU-hours  ${seconds.toFixed(1)} s${why}\n`;
}

function headLines({ conditions, outcomes, puzzles, summary }: BenchReport): string[] {
  const { agent, limits, points, reveal, environment } = conditions;
  const some = Object.entries(outcomes).filter(([, n]) => n > 0);
  const passed = environment.length === 0 ? 'no variable' : environment.join(', ');
  return [
    `agent      ${agent}`,
    `outcomes   ${puzzles.length} puzzles: ${some.map(([outcome, n]) => `${n} ${outcome}`).join(', ')}`,
    ...(limits === null
      ? []
      : [
          `limits     ${limits.seconds} s and ${limits.bytes} bytes a puzzle, ${points} points a series, ${passed} passed on` +
            `${reveal ? ', grades told' : ''}`,
        ]),
    `baseline   knowing nothing scores ${summary.baseline.toFixed(1)}`,
  ];
}

function meanLines({ means }: BenchReport): string[] {
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const one = (value: number) => value.toFixed(1);
  const rows: [string, Estimate | null, (value: number) => string][] = [
    ['score', means.score, one],
    ['cause', means.cause, one],
    ['onset', means.onset, one],
    ['where', means.where, one],
    ['fix', means.fix, one],
    ['right first', means.top1, percent],
    ['log', means.log, (value) => value.toFixed(3)],
    ['investigation', means.investigation, one],
    ['GPU-hours spent', means.gpuHours, hours],
    ['share of the budget', means.budgetShare, percent],
    ['par, GPU-hours', means.par, hours],
    ['regret, bits', means.regretBits, (value) => value.toFixed(2)],
    ['regret, GPU-hours', means.regretGpuHours, hours],
    ['seconds', means.seconds, (value) => value.toFixed(2)],
  ];
  return textTable([
    ['mean of a puzzle', '', '95 % interval'],
    ...rows.flatMap(([name, estimate, shown]) =>
      estimate === null ? [] : [[name, shown(estimate.mean), estimate.interval?.map(shown).join(' to ') ?? '–']],
    ),
  ]);
}

function unansweredLines({ puzzles }: BenchReport): string[] {
  const without = puzzles.filter(({ outcome }) => outcome !== 'answered');
  if (without.length === 0) return [];
  const more = without.length - LISTED;
  return [
    'Without an answer',
    ...without.slice(0, LISTED).flatMap(({ puzzle, outcome, detail, stderr }) => [
      `${puzzle}  ${outcome}  ${detail}`,
      // Programs say last what went wrong.
      ...(stderr === '' ? [] : [`  ${stderr.split('\n').at(-1)}`]),
    ]),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

function hours(value: number): string {
  return String(Number(value.toPrecision(3)));
}

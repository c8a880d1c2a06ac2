import type { AuditReport, TestResult } from '../pack/audit/audit.js';
import type { Baseline } from '../pack/audit/baselines.js';
import { table } from './table.js';

/** Tests without a leak that are printed: those that came nearest to one. */
const NEAREST = 5;

/** An audit in a screenful: what leaks, the tests that came nearest to it, and how dumb programs do. */
export function auditText(report: AuditReport): string {
  return [head(report), testTable(report), evidenceLines(report), baselineTable(report), verdict(report)].join('\n');
}

function head({ puzzles, recipe, byScenario, tests, alpha }: AuditReport): string {
  const scenarios = Object.entries(byScenario).map(([id, count]) => `${id} ${count}`);
  return `${puzzles} puzzles of ${recipe} (${scenarios.join(', ')}): ${tests.length} tests, α ${alpha} over all of them (Holm)\n`;
}

function testTable({ tests }: AuditReport): string {
  const order = tests.toSorted((a, b) => Number(b.leak) - Number(a.leak) || a.p - b.p);
  const shown = order.slice(0, tests.filter(({ leak }) => leak).length + NEAREST);
  const rows = shown.map((test) => [...testCells(test), number(test.holm), test.leak ? 'LEAK' : '']);
  return table([['cause against', 'statistic', '', 'p', 'Holm', ''], ...rows]);
}

function evidenceLines({ evidence }: AuditReport): string {
  const rows = evidence.map((test) => [...testCells(test), 'evidence: not judged']);
  return table(rows);
}

function testCells({ title, measure, value, p }: TestResult): string[] {
  return [title, measure, number(value), number(p)];
}

function baselineTable({ baselines, notTrivial }: AuditReport): string {
  const head = ['dumb program', 'puzzles', 'right first', '95 % interval', 'cause score', 'log loss'];
  const certified = baselines.some(({ id }) => id.startsWith('ceiling'));
  const rows = baselines.map(baselineCells);
  const ceiling = certified ? [] : [['ceiling', '', 'not certified']];
  const hard =
    notTrivial === null
      ? ''
      : `\nTier 3 and above: the best threshold is right in ${percent(notTrivial.threshold)}, allowed is twice chance, ${percent(notTrivial.limit)} (p = ${number(notTrivial.p)}).\n`;
  return `${table([head, ...rows, ...ceiling])}${hard}`;
}

function baselineCells({ title, puzzles, n, top1, interval, score, logLoss }: Baseline): string[] {
  const [low, high] = interval;
  return [
    title,
    puzzles === 'hard' ? `${n} of tier 3+` : String(n),
    percent(top1),
    `${percent(low)} to ${percent(high)}`,
    score.toFixed(1),
    logLoss.toFixed(3),
  ];
}

function verdict({ failures, tests }: AuditReport): string {
  if (failures.length === 0) return `No leak found in ${tests.length} tests.\n`;
  return failures.map((failure) => `failed: ${failure}\n`).join('');
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const number = (value: number): string => String(Number(value.toPrecision(3)));

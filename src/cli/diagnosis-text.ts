import { percentText, weightText } from '../report/numbers.js';
import { PANEL_NAMES } from '../report/panel-names.js';
import { printable } from '../report/printable.js';
import { MOST_CAUSES, nameOf, type Report } from '../report/report.js';
import { leadingVersusRunnerUp, toldPanels, type Versus } from '../report/versus.js';
import { missingText, onsetText, readText, restText, typicalityText, versusText } from '../report/words.js';
import { table } from './table.js';

/** A diagnosis as a terminal shows it. */
export function diagnosisText(report: Report): string {
  const { unlike } = report.diagnosis;
  const blocks = [
    [`${report.source} (${report.format}): ${readText(report)}`, ...report.notes.map((note) => `  ${note}`)],
    unlike ? [`Unlike anything simulated. ${typicalityText(report)}`] : [],
    differential(report),
    [`Onset: ${onsetText(report)}`],
    evidence(report),
    missing(report),
    unlike ? [] : [`Typicality: ${typicalityText(report)}`],
    nextProbe(report),
    [`More on it: lossleuth explain ${report.diagnosis.causes[0]!.id}`],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map(printable).join('\n'))
    .join('\n\n')}\n`;
}

function differential(report: Report): string[] {
  const likely = report.diagnosis.causes.slice(0, MOST_CAUSES);
  const rows = likely.map(({ id, probability }) => [
    nameOf(report, id),
    percentText(probability).padStart('> 99.9 %'.length),
    bar(probability),
  ]);
  const rest = restText(report);
  return [...linesOf(rows), ...(rest === null ? [] : [rest])];
}

function evidence(report: Report): string[] {
  const versus = leadingVersusRunnerUp(report.diagnosis);
  if (versus === null) return [];
  const rows = [...sideOf(versus, 'for'), ...sideOf(versus, 'against')];
  return [
    `${versusText(report, versus)}: weight of evidence in nats (log-odds)`,
    ...linesOf(rows).map((line) => `  ${line}`),
    `  prior ${weightText(versus.prior)}, in all ${weightText(versus.logOdds)}`,
  ];
}

/** The panels that speak for the leading cause, or against it. */
function sideOf(versus: Versus, side: 'for' | 'against'): string[][] {
  return toldPanels(versus)
    .filter(({ weight }) => weight > 0 === (side === 'for'))
    .map(({ panel, weight }, i) => [i === 0 ? side : '', PANEL_NAMES[panel], weightText(weight).padStart(5)]);
}

function nextProbe({ nextProbe: next }: Report): string[] {
  return next === null ? [] : [`Next: ${next.name} – ${next.question} (${next.bits.toFixed(1)} bits expected)`];
}

function missing(report: Report): string[] {
  const { telling, rest } = missingText(report);
  if (telling.length + rest.length === 0) return [];
  const names = rest.map((panel) => PANEL_NAMES[panel]).join(', ');
  if (telling.length === 0) return [`Not logged: ${names}`];
  return [
    'Not logged, and would help to tell:',
    ...linesOf(telling.map(({ panel, text }) => [PANEL_NAMES[panel], text])).map((line) => `  ${line}`),
    ...(rest.length === 0 ? [] : [`Not logged either: ${names}`]),
  ];
}

const linesOf = (rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : table(rows).trimEnd().split('\n');

const BAR = 24;
/** Eighths of a cell, so that a small share still shows. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

function bar(share: number): string {
  const eighths = Math.round(share * BAR * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
}

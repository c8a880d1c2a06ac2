import { createHash } from 'node:crypto';
import type { AnswerKey } from '../../puzzle/puzzle.js';
import type { PlannedChange } from '../../run/fault.js';
import type { PackPuzzle } from '../schema.js';
import { certificateOf, type RowCertificate } from './certificate.js';
import { sortLines } from './lines.js';
import { PROPERTIES } from './properties.js';
import { panelSummaries } from './summaries.js';

/** What an audit keeps of a puzzle and its key: little, so that the size of a pack does not matter. */
export interface AuditRow {
  readonly scenario: string;
  readonly cause: string;
  /** Id of the benign event, or null. */
  readonly benign: string | null;
  /** Lines of the change log that announce an event. */
  readonly planned: number;
  /** One value a property, in the order of PROPERTIES; long texts as digests. */
  readonly values: readonly (number | string | null)[];
  /** Lines drawn at random, each as it is printed. */
  readonly logTexts: readonly string[];
  readonly changeTexts: readonly string[];
  readonly summaries: readonly number[];
  /** Ids of the slices that the summaries are of. */
  readonly slices: readonly string[];
  readonly certificate: RowCertificate | null;
}

/** Longest text kept as it is. */
const SHORT = 64;

/**
 * @param puzzle as it was parsed from the file: the order of keys is tested too
 * @param announced lines that the events of the key announce
 */
export function auditRow(puzzle: PackPuzzle, key: AnswerKey, announced: readonly PlannedChange[]): AuditRow {
  const lines = sortLines(puzzle, announced);
  const subject = { puzzle, lines };
  return {
    scenario: puzzle.scenario,
    cause: key.cause,
    benign: key.injections.find(({ fault }) => fault !== key.cause)?.fault ?? null,
    planned: lines.planned,
    values: PROPERTIES.map(({ read }) => short(read(subject))),
    logTexts: lines.log.map(({ level, text }) => `${level}: ${text}`),
    changeTexts: lines.changes.map(({ text }) => text),
    summaries: panelSummaries(puzzle),
    slices: puzzle.evaluations.slices.map(({ id }) => id),
    certificate: certificateOf(key),
  };
}

function short(value: number | string | null): number | string | null {
  if (typeof value !== 'string' || value.length <= SHORT) return value;
  return createHash('sha256').update(value).digest('hex').slice(0, 16);
}

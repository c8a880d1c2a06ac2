import { z } from 'zod';
import { invalid } from '../core/errors.js';
import { significant } from '../core/maths.js';
import { checkShape, shown } from '../core/shape.js';
import type { ReadingSeries, ReadingTable } from '../lab/probe.js';
import { parseAnswer } from '../puzzle/answer.js';
import type { Answer, Grade, PublicPuzzle } from '../puzzle/puzzle.js';
import type { CompactPuzzle } from './compact.js';
import type { Limits } from './outcome.js';

/** Lines of JSON between lossleuth and an agent (docs/agents.md). Raised when an agent of the old version could misread it. */
export const PROTOCOL = 1;

/** The first line that an agent gets. */
export interface PuzzleMessage {
  readonly type: 'puzzle';
  readonly protocol: typeof PROTOCOL;
  readonly puzzle: CompactPuzzle;
  /** Probability of each candidate before anything is seen, to six digits. */
  readonly prior: Readonly<Record<string, number>>;
  /** GPU-hours that may be spent on probes. */
  readonly budget: number;
  readonly limits: Limits;
  /** Whether a grade follows the answer. */
  readonly reveal: boolean;
}

/** What a probe gave; what it found, in the words of the reference diagnostician, is no part of it. */
export interface ReadingMessage {
  readonly type: 'reading';
  readonly probe: string;
  readonly gpuHours: number;
  readonly text: string;
  readonly series: readonly ReadingSeries[];
  readonly table: ReadingTable | null;
  readonly spent: number;
  readonly left: number;
}

export interface RefusedMessage {
  readonly type: 'refused';
  readonly probe: string;
  readonly message: string;
  readonly spent: number;
  readonly left: number;
}

export interface GradeMessage {
  readonly type: 'grade';
  readonly truth: string;
  readonly grade: Grade;
}

export type Message = PuzzleMessage | ReadingMessage | RefusedMessage | GradeMessage;

/** What an agent may say. */
export type Word =
  | { readonly type: 'probe'; readonly probe: string }
  | { readonly type: 'answer'; readonly answer: Answer };

const probeSchema = z.strictObject({ type: z.literal('probe'), probe: z.string().min(1).max(200) });

/**
 * A line of an agent.
 * @throws AppError for everything that is neither a probe nor an answer that the puzzle allows
 */
export function parseWord(line: string, puzzle: PublicPuzzle): Word {
  const value = parseJson(line);
  const type = (value as { type?: unknown } | null)?.type;
  if (type === 'probe') return checkShape(probeSchema, value, 'probe', '');
  if (type !== 'answer')
    throw invalid('line', `${shown(line)} (an object whose type is "probe" or "answer" is expected)`);
  const { type: _, ...answer } = value as { readonly type: 'answer'; readonly puzzle?: unknown };
  const parsed = parseAnswer({ puzzle: puzzle.id, ...answer }, '', puzzle);
  if (parsed.puzzle !== puzzle.id) throw invalid('answer', `puzzle = ${shown(parsed.puzzle)} (it is ${puzzle.id})`);
  return { type, answer: parsed };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw invalid('line', `${shown(line)} (it is not JSON)`);
  }
}

/** One line, with its end. */
export function lineOf(message: Message): string {
  return `${JSON.stringify(message)}\n`;
}

/** A grade as it is told: numbers of six digits. */
export function told(grade: Grade): Grade {
  const short = (_: string, value: unknown) => (typeof value === 'number' ? significant(value, 6) : value);
  return JSON.parse(JSON.stringify(grade, short)) as Grade;
}

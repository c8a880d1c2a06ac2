import { AppError } from '../core/errors.js';
import { significant } from '../core/maths.js';
import type { Answer, PublicPuzzle } from '../puzzle/puzzle.js';
import { compactPuzzle } from './compact.js';
import type { Ended, Limits } from './outcome.js';
import { type GradeMessage, lineOf, PROTOCOL, parseWord, type Word } from './protocol.js';
import type { Shop } from './shop.js';

export interface ConversationInput {
  readonly puzzle: PublicPuzzle;
  readonly prior: Readonly<Record<string, number>>;
  readonly shop: Shop;
  readonly limits: Limits;
  /** Most points of a series. */
  readonly points: number;
  /** What is said after the answer; absent: nothing, so that no agent learns a label. */
  readonly reveal?: ((answer: Answer) => GradeMessage) | undefined;
}

/** What is said back to a line, if anything, and how it ended where it did. */
export interface Turn {
  readonly reply: string | null;
  readonly ended: Ended | null;
}

/** One puzzle with one agent, line by line. */
export interface Conversation {
  readonly opening: string;
  /** The first answer is final: no line is taken after it. */
  take(line: string): Turn;
}

export function createConversation(input: ConversationInput): Conversation {
  const { puzzle, prior, shop, limits, points, reveal } = input;
  const buy = (probe: string): Turn => {
    const sold = shop.buy(probe);
    const bill = { spent: shop.spent(), left: shop.left() };
    if (typeof sold === 'string')
      return { reply: lineOf({ type: 'refused', probe, message: sold, ...bill }), ended: null };
    const { text, series, table } = sold.reading;
    return {
      reply: lineOf({ type: 'reading', probe, gpuHours: sold.gpuHours, text, series, table, ...bill }),
      ended: null,
    };
  };
  return {
    opening: lineOf({
      type: 'puzzle',
      protocol: PROTOCOL,
      puzzle: compactPuzzle(puzzle, points),
      prior: Object.fromEntries(Object.entries(prior).map(([id, p]) => [id, significant(p, 6)])),
      budget: puzzle.budget,
      limits,
      reveal: reveal !== undefined,
    }),
    take(line) {
      if (line.trim() === '') return { reply: null, ended: null };
      const word = wordOf(line, puzzle);
      if (typeof word === 'string')
        return {
          reply: null,
          ended: { outcome: 'invalid', detail: `It wrote what cannot be read: ${word}.`, answer: null },
        };
      if (word.type === 'probe') return buy(word.probe);
      const reply = reveal === undefined ? null : lineOf(reveal(word.answer));
      return { reply, ended: { outcome: 'answered', detail: 'It answered.', answer: word.answer } };
    },
  };
}

/** Or why it is none. */
function wordOf(line: string, puzzle: PublicPuzzle): Word | string {
  try {
    return parseWord(line, puzzle);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

import { invalid, unknown } from '../core/errors.js';
import { located, shown } from '../core/shape.js';
import { parseAnswer } from '../puzzle/answer.js';
import type { Answer } from '../puzzle/puzzle.js';
import { readJsonLines } from './lines.js';
import type { PackIndex } from './read.js';

/** Answers by puzzle id. Puzzles without a line are absent. */
export type Answers = ReadonlyMap<string, Answer>;

/**
 * Reads an answers file (`.jsonl` or `.jsonl.gz`) and checks every line against the puzzle it answers.
 * @throws AppError naming file and line for malformed lines, puzzles that are not in the pack or answered twice, and
 *   candidates, probabilities, onsets and places the puzzle does not allow
 */
export async function readAnswers(path: string, pack: PackIndex): Promise<Answers> {
  const entries = new Map(pack.puzzles.map((entry) => [entry.id, entry]));
  const answers = new Map<string, Answer>();
  for await (const { value, where } of readJsonLines(path, 'answers').lines) {
    const id = (value as { puzzle?: unknown } | null)?.puzzle;
    const entry = typeof id === 'string' ? entries.get(id) : undefined;
    if (typeof id === 'string' && entry === undefined) {
      throw unknown(located('puzzle', where), `${shown(id)} (not in ${pack.path})`);
    }
    const context = entry && { ...entry, candidates: pack.manifest.candidates[entry.scenario]! };
    const answer = parseAnswer(value, where, context);
    if (answers.has(answer.puzzle)) throw invalid('answers', `${where}: puzzle ${answer.puzzle} is answered twice`);
    answers.set(answer.puzzle, answer);
  }
  return answers;
}

import type { Channel } from '../../observation.js';
import { PHRASES, type Phrase, type Quantity } from './quantities.js';
import type { Context, Role, Scale, Split } from './role.js';
import { FILLERS, isOfARate, isOfSomethingElse, SECOND_BEST, TEST, TRAINING, VALIDATION } from './side-words.js';
import { type Piece, piecesOf } from './words.js';

/** Examples no reader of a run gets to see, or that are none of an evaluation. */
const LEFT_OUT_SLICE = /^(heldout2|train|training|train_flipped)$/;
export const isLeftOutSlice = (slice: string): boolean => LEFT_OUT_SLICE.test(slice);

const RATES: Partial<Record<Quantity, { scale: Scale; rank: number }>> = {
  'token-rate': { scale: 'as-logged', rank: 0 },
  'example-rate': { scale: 'as-logged', rank: 100 },
  'step-rate': { scale: 'as-logged', rank: 200 },
  'step-milliseconds': { scale: 'per-millisecond', rank: 300 },
  'step-seconds': { scale: 'per-second', rank: 400 },
};
const OF_AN_EVALUATION: ReadonlySet<Quantity> = new Set(['accuracy', 'ece', 'brier', 'confidence', 'evaluation-size']);

/**
 * What a column, key or tag holds by its name alone; null where it is of no use.
 * @param exact the name must say no more than the metric (the metrics of a long evaluation file)
 */
export function classify(name: string, context: Context, exact = false): Role | null {
  // A name is a few words; a thousand of them is no name, and matching them would take its time.
  if (name.length > 300) return null;
  const pieces = piecesOf(name);
  const words = pieces.flatMap((piece) => piece.words);
  if (words.length > 24) return null;
  const phrase = PHRASES.find((candidate) => placeOf(candidate.words, words) >= 0);
  if (phrase === undefined) return null;
  const left = leftover(pieces, phrase);
  const training = left.some(({ word }) => TRAINING.has(word));
  const split = splitOf(left.map(({ word }) => word));
  const rest = left.filter(({ word }) => !isSplitWord(word) && !FILLERS.has(word));
  const rank = phrase.rank + (rest.some(({ word }) => SECOND_BEST.has(word)) ? 50 : 0);
  const telling = rest.filter(({ word }) => !SECOND_BEST.has(word));
  const evaluated = split !== null || context === 'evaluation' || OF_AN_EVALUATION.has(phrase.quantity);
  if (!evaluated || isOfSteps(phrase.quantity))
    return split === null && context === 'run' ? channelRole(phrase.quantity, telling, rank) : null;
  if (training || (exact && telling.length > 0) || telling.some(({ word }) => isOfSomethingElse(word))) return null;
  const slice = telling.length === 0 ? null : [...new Set(telling.map(({ piece }) => piece.text))].join('_');
  if (slice !== null && isLeftOutSlice(slice)) return null;
  // The bare `n` of a table may count anything; beside a slice it counts its examples.
  if (phrase.quantity === 'evaluation-size' && split === null && !exact) return null;
  return evaluationRole(phrase.quantity, split ?? (exact ? 'validation' : 'plain'), slice, rank);
}

/** Position of `phrase` in `words`, or −1. */
function placeOf(phrase: readonly string[], words: readonly string[], from = 0): number {
  for (let at = from; at + phrase.length <= words.length; at++)
    if (phrase.every((word, i) => words[at + i] === word)) return at;
  return -1;
}

/** A word and the piece of the name it is in. */
interface Word {
  readonly word: string;
  readonly piece: Piece;
}

/** The words beside the phrase, wherever it stands: Megatron's `grad-norm/grad-norm` says it twice. */
function leftover(pieces: readonly Piece[], phrase: Phrase): readonly Word[] {
  const all = pieces.flatMap((piece) => piece.words.map((word) => ({ word, piece })));
  const words = all.map(({ word }) => word);
  const left: Word[] = [];
  for (let at = 0; at < all.length; ) {
    if (placeOf(phrase.words, words, at) === at) at += phrase.words.length;
    else left.push(all[at++]!);
  }
  return left;
}

const isSplitWord = (word: string): boolean => TRAINING.has(word) || VALIDATION.has(word) || TEST.has(word);

function splitOf(words: readonly string[]): Split | null {
  if (words.some((word) => VALIDATION.has(word))) return 'validation';
  return words.some((word) => TEST.has(word)) ? 'test' : null;
}

const isOfSteps = (quantity: Quantity): boolean =>
  quantity !== 'loss' && quantity !== 'perplexity' && !OF_AN_EVALUATION.has(quantity);

function channelRole(quantity: Quantity, telling: readonly Word[], rank: number): Role | null {
  if (quantity === 'learning-rate') {
    if (!telling.every(({ word }) => isOfARate(word))) return null;
    return { kind: 'channel', channel: 'learning-rate', scale: 'as-logged', rank: rank + telling.length };
  }
  if (telling.length > 0) return null;
  if (quantity === 'loss') return { kind: 'channel', channel: 'train-loss', scale: 'as-logged', rank };
  if (quantity === 'perplexity')
    return { kind: 'channel', channel: 'train-loss', scale: 'logarithm', rank: rank + 100 };
  const rate = RATES[quantity];
  if (rate !== undefined) return { kind: 'channel', channel: 'throughput', scale: rate.scale, rank: rank + rate.rank };
  return { kind: 'channel', channel: quantity as Channel, scale: 'as-logged', rank };
}

function evaluationRole(quantity: Quantity, split: Split, slice: string | null, rank: number): Role | null {
  const common = { kind: 'evaluation', split, slice } as const;
  if (quantity === 'perplexity') return { ...common, metric: 'loss', scale: 'logarithm', rank: rank + 100 };
  if (quantity === 'evaluation-size') return { ...common, metric: 'size', scale: 'as-logged', rank };
  return { ...common, metric: quantity as 'loss', scale: 'as-logged', rank };
}

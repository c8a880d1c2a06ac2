import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import { opponentInWords, tierInWords } from './opponent-words.js';

/** The machine's own attempt, and how hard that makes the puzzle. */
export function OpponentLine({ puzzle, reveal }: { puzzle: PublicPuzzle; reveal: Reveal }) {
  return (
    <>
      <p class="opponent">
        <span class="scale-key-opponent" aria-hidden="true" />
        {opponentInWords(reveal, puzzle)}
      </p>
      <p class="hint">{tierInWords(reveal.tier)}</p>
    </>
  );
}

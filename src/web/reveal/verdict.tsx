import { useEffect, useRef } from 'preact/hooks';
import type { Reveal } from '../../puzzle/puzzle.js';
import type { PuzzleState } from '../api.js';
import { detectableSentence, outcomeSentence, truthSentence } from './sentences.js';

/** The truth first, in one sentence; then how the answer compares. */
export function Verdict({ state, reveal }: { state: PuzzleState; reveal: Reveal }) {
  const { puzzle, number, prior } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  // The page has changed under the reader: start them at its top, by eye and by screen reader.
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [reveal]);
  const detectable = detectableSentence(reveal);
  return (
    <header class="headline">
      <p class="eyebrow">
        Puzzle {number} · {puzzle.title}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {truthSentence(reveal)}
      </h1>
      <p class={reveal.grade.cause.top1 ? 'outcome outcome-right' : 'outcome outcome-wrong'}>
        <span class="outcome-sign" aria-hidden="true">
          {reveal.grade.cause.top1 ? '✓' : '✗'}
        </span>
        {outcomeSentence(reveal, puzzle.candidates, prior)} {detectable}
      </p>
    </header>
  );
}

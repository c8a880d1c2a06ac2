import { useEffect, useRef } from 'preact/hooks';
import type { Reveal } from '../../puzzle/revealed.js';
import type { PuzzleState } from '../api.js';
import { Term } from '../help/term.js';
import { detectableSentence, outcomeSentence, truthSentence, twinSentence } from './sentences.js';

/** The truth first, in one sentence; then how the answer compares. */
export function Verdict({ state, reveal }: { state: PuzzleState; reveal: Reveal }) {
  const { puzzle, number, prior } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  // The page has changed under the reader: start them at its top, by eye and by screen reader.
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [reveal]);
  const twin = twinSentence(reveal);
  const right = reveal.grade?.cause.top1 ?? null;
  return (
    <header class="headline">
      <p class="eyebrow">
        Puzzle {number} · {puzzle.title} · tier {reveal.tier} of 5
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {truthSentence(reveal)}
      </h1>
      <p class={right === null ? 'outcome' : right ? 'outcome outcome-right' : 'outcome outcome-wrong'}>
        {right !== null && (
          <span class="outcome-sign" aria-hidden="true">
            {right ? '✓' : '✗'}
          </span>
        )}
        {outcomeSentence(reveal, puzzle.candidates, prior)} {detectableSentence(reveal)}
      </p>
      {twin !== null && (
        <p class="hint">
          The <Term id="twin">twin</Term> in the panels {twin}
        </p>
      )}
    </header>
  );
}

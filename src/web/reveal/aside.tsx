import type { PublicPuzzle, Reveal } from '../../puzzle/puzzle.js';
import type { Progress } from '../api.js';
import { Explanation } from './explanation.js';
import { GradeView } from './grade.js';
import { ProgressLine, Recent } from './progress.js';

/** Right column of the reveal: grade, way on, and what there is to learn. */
export function RevealAside(props: { puzzle: PublicPuzzle; reveal: Reveal; progress: Progress | null; next(): void }) {
  return (
    <div class="reveal-aside">
      <GradeView grade={props.reveal.grade} />
      <div class="next">
        <button type="button" class="primary" onClick={props.next}>
          Next puzzle
        </button>
        <ProgressLine progress={props.progress} />
      </div>
      <Explanation reveal={props.reveal} />
      {props.reveal.answer.rationale !== undefined && (
        <section aria-labelledby="rationale-heading">
          <h2 id="rationale-heading">Your rationale</h2>
          <p class="rationale">{props.reveal.answer.rationale}</p>
        </section>
      )}
      <Recent progress={props.progress} puzzle={props.puzzle} />
    </div>
  );
}

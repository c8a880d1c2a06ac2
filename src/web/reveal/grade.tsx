import type { ComponentChildren } from 'preact';
import type { Answer, Grade, GradePart, PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import { Term } from '../help/term.js';
import { onsetStrip } from './onset-strip.js';
import { OnsetStrip } from './onset-strip-view.js';
import { OpponentLine } from './opponent.js';
import { ScoreScale } from './score-scale.js';
import { scoreInDigits } from './score-words.js';
import { sharesOf } from './shares.js';
import { SharesView } from './shares-view.js';

/** The grade part by part, each with its reason and with the answer beside the truth. */
export function GradeView({ puzzle, reveal }: { puzzle: PublicPuzzle; reveal: Reveal }) {
  const { answer, grade } = reveal;
  if (answer === null || grade === null) return <GivenUp puzzle={puzzle} reveal={reveal} />;
  return (
    <section class="grade" aria-labelledby="grade-heading">
      <div class="grade-head">
        <h2 id="grade-heading">Grade</h2>
        <p class="score">
          <strong>{Math.round(grade.score)}</strong> of 100
        </p>
      </div>
      <ScoreScale score={grade.score} baseline={reveal.baseline} opponent={reveal.opponent.grade.score} />
      <OpponentLine puzzle={puzzle} reveal={reveal} />
      <ul class="grade-parts">
        <Part name="Cause" part={grade.cause}>
          <CauseDetails answer={answer} grade={grade} puzzle={puzzle} reveal={reveal} />
        </Part>
        <Part name="Onset" part={grade.onset}>
          <OnsetStrip entries={onsetStrip(reveal, answer.onset, puzzle.steps)} steps={puzzle.steps} />
        </Part>
        <Part name="Where" part={grade.where} />
        {grade.fix !== null && <Part name="Fix" note={fixName(grade.fix.fix, puzzle)} part={grade.fix} />}
      </ul>
      {grade.investigation !== null && (
        <ul class="grade-parts grade-beside" aria-label="Beside the score">
          <Part name="Investigation" note="Beside the score, no part of it" part={grade.investigation} />
        </ul>
      )}
    </section>
  );
}

/** Without an answer there is nothing to grade; the truth has its place on the run all the same. */
function GivenUp({ puzzle, reveal }: { puzzle: PublicPuzzle; reveal: Reveal }) {
  return (
    <section class="grade" aria-labelledby="grade-heading">
      <h2 id="grade-heading">Given up</h2>
      <p>It has no score and does not count towards your mean.</p>
      <ScoreScale score={null} baseline={reveal.baseline} opponent={reveal.opponent.grade.score} />
      <OpponentLine puzzle={puzzle} reveal={reveal} />
      {reveal.onset !== null && <OnsetStrip entries={onsetStrip(reveal, null, puzzle.steps)} steps={puzzle.steps} />}
    </section>
  );
}

/** The fix of an answer by its name. */
function fixName(id: string, { fixes }: PublicPuzzle): string {
  return fixes.find((fix) => fix.id === id)?.name ?? id;
}

function Part(props: { name: string; part: GradePart; note?: string; children?: ComponentChildren }) {
  const { name, part, note, children } = props;
  return (
    <li class="grade-part">
      <div class="grade-line">
        <h3 class="grade-name">{name}</h3>
        <progress max={100} value={Math.max(0, part.score)} aria-label={`${name} score`} />
        <span class="grade-score">{Math.round(part.score)}</span>
      </div>
      <p class="grade-reason">
        {note !== undefined && <strong class="grade-note">{note}. </strong>}
        {part.reason}
      </p>
      {children}
    </li>
  );
}

function CauseDetails(props: { answer: Answer; grade: Grade; puzzle: PublicPuzzle; reveal: Reveal }) {
  const { answer, grade, puzzle, reveal } = props;
  return (
    <>
      <SharesView shares={sharesOf(answer, reveal, grade.cause.probability, puzzle.candidates)} />
      <p class="hint">
        <Term id="brier-score">Brier score</Term> {scoreInDigits(grade.cause.brier)} ·{' '}
        <Term id="log-score">log score</Term> {scoreInDigits(grade.cause.log)}
      </p>
    </>
  );
}

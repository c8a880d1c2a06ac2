import { useEffect, useRef, useState } from 'preact/hooks';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import { postAnswer } from '../api.js';
import { Board } from './board.js';
import { type Checked, checkDraft } from './check.js';
import { Question } from './dialog.js';
import type { Draft } from './draft.js';
import { FixField } from './fix.js';
import { Leave } from './leave.js';
import { Onset } from './onset.js';
import { Place } from './place.js';
import type { Prior } from './rest.js';
import { Review } from './review.js';
import { FORM_ID } from './shortcuts.js';
import { TakeBack } from './take-back.js';
import type { DraftControl } from './use-draft.js';
import { useSending } from './use-sending.js';
import { warningInWords } from './words.js';

export interface AnswerFormProps {
  readonly puzzle: PublicPuzzle;
  readonly prior: Prior;
  readonly draft: DraftControl;
  /** Whether the next drag over a panel sets the interval. */
  readonly marking: boolean;
  setMarking(on: boolean): void;
  /** The puzzle has ended, by this answer or by giving up. */
  answered(): void;
  /** The puzzle had ended before, in another tab: what was sent here does not count. */
  endedElsewhere(): void;
  /** The puzzle was set aside. */
  skipped(): void;
}

/** The answer: causes with probabilities, onset, place and fix; or a way out without one. */
export function AnswerForm(props: AnswerFormProps) {
  const { puzzle, prior, draft: control, marking, setMarking, answered, endedElsewhere, skipped } = props;
  const [attempt, setAttempt] = useState<{ readonly draft: Draft; readonly checked: Checked } | null>(null);
  const sending = useSending(endedElsewhere);
  const problems = useRef<HTMLUListElement>(null);
  // What was found by the last attempt is no matter as soon as the draft is touched again.
  const checked = attempt?.draft === control.draft ? attempt.checked : null;
  const problemList = checked !== null && 'problems' in checked ? checked.problems : [];
  const answer = checked !== null && 'answer' in checked ? checked.answer : null;

  useEffect(() => {
    if (problemList.length > 0) problems.current?.focus();
  }, [attempt]);

  return (
    <div class="answer">
      <form
        id={FORM_ID}
        class="answer-form"
        noValidate
        aria-labelledby="answer-heading"
        onFocusIn={control.endGesture}
        onPointerDown={control.endGesture}
        onSubmit={(event) => {
          event.preventDefault();
          sending.forget();
          setAttempt({ draft: control.draft, checked: checkDraft(control.draft, puzzle, prior) });
        }}
      >
        <div class="answer-head">
          <h2 id="answer-heading">Your diagnosis</h2>
          <TakeBack control={control} />
        </div>
        <Board candidates={puzzle.candidates} prior={prior} control={control} />
        <Onset control={control} steps={puzzle.steps} prior={prior} marking={marking} setMarking={setMarking} />
        <Place control={control} places={puzzle.places} prior={prior} />
        {puzzle.fixes.length > 0 && <FixField puzzle={puzzle} prior={prior} control={control} />}
      </form>
      <div class="answer-foot">
        <ul class="problems" ref={problems} tabIndex={-1} hidden={problemList.length === 0} aria-label="Missing">
          {problemList.map(({ field, message }) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
        <button type="submit" form={FORM_ID} class="primary">
          Review and submit
        </button>
        <Leave puzzle={puzzle.id} answered={answered} endedElsewhere={endedElsewhere} skipped={skipped} />
      </div>
      {answer !== null && (
        <Question
          heading="Commit to this diagnosis?"
          agree="Submit answer"
          agreeing="Submitting…"
          refuse="Keep looking"
          busy={sending.busy}
          failure={sending.failure}
          onAgree={() => void sending.send(() => postAnswer(puzzle.id, answer), answered)}
          onRefuse={() => setAttempt(null)}
        >
          <Review
            answer={answer}
            puzzle={puzzle}
            prior={prior}
            warning={warningInWords(control.draft.named, puzzle.candidates, prior)}
          />
        </Question>
      )}
    </div>
  );
}

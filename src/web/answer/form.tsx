import { useEffect, useRef, useState } from 'preact/hooks';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import { postAnswer, RequestError } from '../api.js';
import { Causes } from './causes.js';
import { Confidence } from './confidence.js';
import { Confirm } from './confirm.js';
import { type Checked, checkDraft, chooseCause, type Draft } from './draft.js';
import { Onset } from './onset.js';
import { Place } from './place.js';
import type { Prior } from './rest.js';
import { answerInWords } from './words.js';

export interface AnswerFormProps {
  readonly puzzle: PublicPuzzle;
  readonly prior: Prior;
  readonly draft: Draft;
  change(draft: Draft): void;
  /** The answer is stored, by this submission or an earlier one. */
  answered(): void;
}

/** The answer: cause with a probability, onset, place, and a rationale kept for oneself. */
export function AnswerForm({ puzzle, prior, draft, change, answered }: AnswerFormProps) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const problems = useRef<HTMLUListElement>(null);
  const problemList = checked !== null && 'problems' in checked ? checked.problems : [];

  // Problems found by the last attempt disappear as soon as the draft is touched again.
  useEffect(() => setChecked(null), [draft]);
  useEffect(() => {
    if (problemList.length > 0) problems.current?.focus();
  }, [checked]);

  const submit = async () => {
    if (checked === null || 'problems' in checked) return;
    setSending(true);
    setFailure(null);
    try {
      await postAnswer(puzzle.id, checked.answer);
      answered();
    } catch (error) {
      if (error instanceof RequestError && error.status === 409) return answered();
      setFailure(error instanceof Error ? error.message : String(error));
      setSending(false);
    }
  };

  return (
    <form
      class="answer"
      noValidate
      aria-labelledby="answer-heading"
      onSubmit={(event) => {
        event.preventDefault();
        setFailure(null);
        setChecked(checkDraft(draft, puzzle));
      }}
    >
      <h2 id="answer-heading">Your diagnosis</h2>
      <Causes
        candidates={puzzle.candidates}
        chosen={draft.cause}
        choose={(cause) => change(chooseCause(draft, cause, prior))}
      />
      <Confidence
        percent={draft.confidence}
        cause={draft.cause}
        candidates={puzzle.candidates}
        prior={prior}
        change={(confidence) => change({ ...draft, confidence })}
      />
      <Onset draft={draft} steps={puzzle.steps} change={change} />
      <Place draft={draft} places={puzzle.places} change={change} />
      <details class="field">
        <summary>Rationale (optional, kept for you)</summary>
        <label>
          <span class="visually-hidden">Rationale</span>
          <textarea
            rows={3}
            maxLength={2000}
            value={draft.rationale}
            onInput={(event) => change({ ...draft, rationale: event.currentTarget.value })}
          />
        </label>
      </details>
      <div class="answer-foot">
        <ul class="problems" ref={problems} tabIndex={-1} hidden={problemList.length === 0} aria-label="Missing">
          {problemList.map(({ field, message }) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
        <button type="submit" class="primary">
          Review and submit
        </button>
      </div>
      {checked !== null && 'answer' in checked && (
        <Confirm
          summary={answerInWords(checked.answer, puzzle)}
          sending={sending}
          failure={failure}
          submit={() => void submit()}
          cancel={() => setChecked(null)}
        />
      )}
    </form>
  );
}

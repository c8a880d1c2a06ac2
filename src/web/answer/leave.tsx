import { useState } from 'preact/hooks';
import { postGiveUp, postSkip } from '../api.js';
import { Question } from './dialog.js';
import { useSending } from './use-sending.js';

/** The ways out without an answer: set the puzzle aside, or end it and see the truth. */
export function Leave(props: { puzzle: string; answered(): void; endedElsewhere(): void; skipped(): void }) {
  const { puzzle, answered, endedElsewhere, skipped } = props;
  const [asking, setAsking] = useState(false);
  const sending = useSending(endedElsewhere);
  return (
    <>
      <div class="leave">
        <button
          type="button"
          class="plain"
          disabled={sending.busy}
          onClick={() => void sending.send(() => postSkip(puzzle), skipped)}
        >
          Skip for now
        </button>
        <button
          type="button"
          class="plain"
          disabled={sending.busy}
          onClick={() => {
            sending.forget();
            setAsking(true);
          }}
        >
          Give up and reveal
        </button>
      </div>
      {sending.failure !== null && !asking && (
        <p class="problem" role="alert">
          {sending.failure}
        </p>
      )}
      {asking && (
        <Question
          heading="Give up this puzzle?"
          agree="Give up and reveal"
          agreeing="Revealing…"
          refuse="Keep looking"
          busy={sending.busy}
          failure={sending.failure}
          onAgree={() => void sending.send(() => postGiveUp(puzzle), answered)}
          onRefuse={() => {
            sending.forget();
            setAsking(false);
          }}
        >
          <p class="confirm-text">
            The truth is shown and the puzzle is over. It gets no score, is counted as given up, and leaves your mean
            score as it is.
          </p>
          <p class="muted">“Skip for now” keeps it open instead.</p>
        </Question>
      )}
    </>
  );
}

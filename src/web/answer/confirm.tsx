import { useEffect, useRef } from 'preact/hooks';

/** The last look: what is about to be said, and that it cannot be taken back. */
export function Confirm(props: {
  summary: string;
  sending: boolean;
  failure: string | null;
  submit(): void;
  cancel(): void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-heading" onCancel={props.cancel}>
      <h2 id="confirm-heading">Commit to this diagnosis?</h2>
      <p class="confirm-summary">{props.summary}</p>
      <p class="muted">The first answer is final. The truth is revealed next.</p>
      {props.failure !== null && (
        <p class="problem" role="alert">
          {props.failure}
        </p>
      )}
      <div class="confirm-buttons">
        <button type="button" class="quiet" onClick={props.cancel}>
          Keep looking
        </button>
        <button type="button" class="primary" disabled={props.sending} onClick={props.submit}>
          {props.sending ? 'Submitting…' : 'Submit answer'}
        </button>
      </div>
    </dialog>
  );
}

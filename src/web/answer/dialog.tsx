import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface QuestionProps {
  readonly heading: string;
  readonly children: ComponentChildren;
  /** Label of the button that agrees, and what it says while it is being done. */
  readonly agree: string;
  readonly agreeing: string;
  /** Label of the button that returns; so does Escape. */
  readonly refuse: string;
  readonly busy: boolean;
  readonly failure: string | null;
  onAgree(): void;
  onRefuse(): void;
}

/** A question before something that cannot be taken back: Enter agrees, Escape returns to where the focus was. */
export function Question(props: QuestionProps) {
  const { heading, agree, agreeing, refuse, busy, failure } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  // Closed before it leaves the page, or the focus would not go back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    button.current?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) props.onRefuse();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) props.onAgree();
        }}
      >
        <h2 id={id}>{heading}</h2>
        {props.children}
        {failure !== null && (
          <p class="problem" role="alert">
            {failure}
          </p>
        )}
        <div class="confirm-buttons">
          <button type="button" class="quiet" disabled={busy} onClick={props.onRefuse}>
            {refuse}
          </button>
          <button ref={button} type="submit" class="primary" aria-disabled={busy}>
            {busy ? agreeing : agree}
          </button>
        </div>
      </form>
    </dialog>
  );
}

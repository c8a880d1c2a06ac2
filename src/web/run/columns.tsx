import { useState } from 'preact/hooks';
import { pairsOf } from './files.js';

/** What columns mean whose names nobody could know; opened where such a one was missed. */
export function Columns({ open, send }: { open: boolean; send: ((pairs: readonly string[]) => void) | null }) {
  const [text, setText] = useState('');
  return (
    <details class="run-columns-named" open={open}>
      <summary>Columns with names of their own</summary>
      <form
        class="run-map"
        onSubmit={(event) => {
          event.preventDefault();
          send?.(pairsOf(text));
        }}
      >
        <label>
          Theirs = ours, separated by commas
          <input
            type="text"
            spellcheck={false}
            placeholder="my loss = train-loss, iter = step"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="quiet" disabled={send === null}>
          Read again
        </button>
      </form>
    </details>
  );
}

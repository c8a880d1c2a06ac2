import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { registeredShortcuts } from '../keys/shortcuts.js';
import { hashOfTerm, MANUAL_LIST } from '../manual/hash.js';
import { InlineFailure, LinesSkeleton } from '../manual/states.js';
import { useLoaded } from '../manual/use-loaded.js';
import { loadEntries } from './entries.js';
import { KeyboardMap } from './keyboard-map.js';
import { Results } from './results.js';

export interface HelpDialogProps {
  close(): void;
  /** Shows the guide again; null where there is none on this page. */
  readonly showGuide: (() => void) | null;
}

/** Keyboard map, and one search over glossary and manual. Mounted while it is open. */
export function HelpDialog({ close, showGuide }: HelpDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const shortcuts = useMemo(registeredShortcuts, []);
  const { loaded, retry } = useLoaded('help', loadEntries);
  useEffect(() => dialog.current?.showModal(), []);

  const openFirst = (event: Event) => {
    event.preventDefault();
    results.current?.querySelector<HTMLElement>('summary, a')?.click();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; from the keyboard Escape does
    <dialog
      ref={dialog}
      class="help"
      aria-labelledby="help-heading"
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="help-head">
        <h2 id="help-heading">Help</h2>
        <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <search>
        <form class="help-search" onSubmit={openFirst}>
          <label>
            <span class="visually-hidden">Search glossary and manual</span>
            <input
              type="search"
              placeholder="Search glossary and manual, e.g. update ratio"
              autofocus
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
        </form>
      </search>
      <div class="help-body" ref={results}>
        {query.trim() !== '' && loaded.kind === 'loading' && <LinesSkeleton label="Loading glossary and manual…" />}
        {query.trim() !== '' && loaded.kind === 'failed' && (
          <InlineFailure what="Glossary and manual could not be loaded:" message={loaded.message} retry={retry} />
        )}
        {query.trim() !== '' && loaded.kind === 'ready' && (
          <Results entries={loaded.value} query={query} follow={() => dialog.current?.close()} />
        )}
        {query.trim() === '' && (
          <>
            <KeyboardMap shortcuts={shortcuts} />
            <ReadOn close={() => dialog.current?.close()} showGuide={showGuide} />
          </>
        )}
      </div>
    </dialog>
  );
}

function ReadOn({ close, showGuide }: HelpDialogProps) {
  return (
    <section class="read-on" aria-labelledby="read-on-heading">
      <h3 id="read-on-heading">Read on</h3>
      <ul>
        <li>
          <a href={MANUAL_LIST} onClick={close}>
            Manual
          </a>{' '}
          <span class="muted">every cause: what it does to the panels, and how to tell it from its neighbours</span>
        </li>
        <li>
          <a href={hashOfTerm(null)} onClick={close}>
            Glossary
          </a>{' '}
          <span class="muted">the words of this page</span>
        </li>
      </ul>
      {showGuide !== null && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            close();
            showGuide();
          }}
        >
          Show the guide again
        </button>
      )}
    </section>
  );
}

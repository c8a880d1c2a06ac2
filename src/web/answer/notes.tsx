import { useEffect, useRef, useState } from 'preact/hooks';
import type { LONGEST_NOTES } from '../../core/limits.js';
import { putNotes } from '../api.js';
import { keepNotes, type NotesKeeper, type NotesState } from './notes-keeper.js';
import { notesInWords } from './notes-words.js';
import { NOTES_ID } from './shortcuts.js';
import { notesKey, readNotes } from './unsaved-notes.js';

/** Most characters the server keeps; a type alone crosses the border, and keeps the two sides equal. */
const LONGEST: typeof LONGEST_NOTES = 20_000;

/** Notes on a puzzle, before and after its end; a component that goes on to another puzzle needs another `key`. */
export function NotesPane({ puzzle, stored }: { puzzle: string; stored: string }) {
  const { state, write } = useNotes(puzzle, stored);
  return (
    <section class="notes">
      <div class="notes-head">
        <label class="field-label" for={NOTES_ID}>
          Notes
        </label>
        <span class="notes-status" id="notes-status" role="status">
          {notesInWords(state)}
        </span>
      </div>
      <textarea
        id={NOTES_ID}
        rows={3}
        maxLength={LONGEST}
        placeholder="What you saw, and what speaks against it. Kept for you."
        aria-describedby="notes-status"
        value={state.text}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </section>
  );
}

function useNotes(puzzle: string, stored: string): { state: NotesState; write(text: string): void } {
  const keeper = useRef<NotesKeeper | null>(null);
  const [state, setState] = useState<NotesState>({
    text: stored,
    saved: true,
    failure: null,
    final: false,
    outlasts: true,
  });
  useEffect(() => {
    const notes = keepNotes({ puzzle, stored, put: putNotes, changed: setState });
    keeper.current = notes;
    setState(notes.state());
    const onStorage = (event: StorageEvent) => {
      if (event.key === notesKey(puzzle)) notes.follow(readNotes(event.newValue));
    };
    const onVisibility = () => (document.visibilityState === 'hidden' ? notes.flush() : notes.takeOver());
    addEventListener('storage', onStorage);
    addEventListener('pagehide', notes.flush);
    addEventListener('online', notes.flush);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      removeEventListener('storage', onStorage);
      removeEventListener('pagehide', notes.flush);
      removeEventListener('online', notes.flush);
      document.removeEventListener('visibilitychange', onVisibility);
      notes.stop();
    };
    // What the server had is read once: later it is what was written here.
  }, [puzzle]);
  return { state, write: (text) => keeper.current?.write(text) };
}

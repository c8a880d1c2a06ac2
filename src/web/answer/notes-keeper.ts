import { RequestError } from '../api.js';
import { sharedStorage } from './storage.js';

export interface NotesState {
  readonly text: string;
  /** Whether the server has confirmed the text. */
  readonly saved: boolean;
  /** Why the last attempt to save failed; null while there is none. */
  readonly failure: string | null;
}

export interface NotesKeeper {
  state(): NotesState;
  write(text: string): void;
  /** Saves now what waits. */
  flush(): void;
  /** The page is looked at: what another tab wrote and left unsaved is saved from here. */
  takeOver(): void;
  /** Another tab wrote, or saved (null). */
  follow(text: string | null): void;
  /** Saves what waits, once, and stops trying; unsaved text is found again next time. */
  stop(): void;
}

export interface NotesOptions {
  readonly puzzle: string;
  /** What the server had when the puzzle was loaded. */
  readonly stored: string;
  put(puzzle: string, text: string): Promise<unknown>;
  changed(state: NotesState): void;
}

/** Pause after the last key before the text is sent, in milliseconds. */
export const PAUSE = 600;
/** Time until a failed attempt is repeated, in milliseconds. */
export const RETRY = 5000;

/** Saved since the puzzle was loaded, beside what was loaded: the page may still hold that when the pane comes back. */
const savedSince = new Map<string, { readonly loaded: string; readonly text: string }>();

/** Where unsaved notes are kept until the server has them. */
export function notesKey(puzzle: string): string {
  return `lossleuth notes ${puzzle}`;
}

/** Keeps the notes of a puzzle: in this browser at once, on the server after a pause, one request at a time. */
export function keepNotes({ puzzle, stored, put, changed }: NotesOptions): NotesKeeper {
  const unsaved = readLocal(puzzle);
  const since = savedSince.get(puzzle);
  let state: NotesState = {
    text: unsaved ?? (since?.loaded === stored ? since.text : stored),
    saved: unsaved === null,
    failure: null,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let stopped = false;
  // The other tab saves what it wrote: two at once could end in the wrong order.
  let following = false;

  const become = (update: Partial<NotesState>) => {
    state = { ...state, ...update };
    if (!stopped) changed(state);
  };
  const sendIn = (delay: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void send(), delay);
  };
  const send = async (): Promise<void> => {
    clearTimeout(timer);
    if (state.saved || sending || following) return;
    const { text } = state;
    sending = true;
    try {
      await put(puzzle, text);
      sending = false;
      savedSince.set(puzzle, { loaded: stored, text });
      if (readLocal(puzzle) === text) writeLocal(puzzle, null);
      if (state.text === text) return become({ saved: true, failure: null });
      // Written on meanwhile; a pane that is gone has no later.
      if (stopped) await send();
      else sendIn(PAUSE);
    } catch (error) {
      sending = false;
      become({ failure: error instanceof Error ? error.message : String(error) });
      if (mayPass(error)) sendIn(RETRY);
    }
  };
  if (!state.saved) sendIn(0);

  return {
    state: () => state,
    write: (text) => {
      following = false;
      writeLocal(puzzle, text);
      become({ text, saved: false });
      sendIn(PAUSE);
    },
    flush: () => void send(),
    takeOver: () => {
      if (state.saved) return;
      following = false;
      void send();
    },
    follow: (text) => {
      if (text === null) {
        if (following) become({ saved: true, failure: null });
        following = false;
        return;
      }
      following = true;
      clearTimeout(timer);
      become({ text, saved: false, failure: null });
    },
    stop: () => {
      stopped = true;
      void send();
    },
  };
}

/** Whether trying again without another text can help. */
function mayPass(error: unknown): boolean {
  return !(error instanceof RequestError) || error.status === 0 || error.status >= 500;
}

function readLocal(puzzle: string): string | null {
  try {
    return sharedStorage().getItem(notesKey(puzzle));
  } catch {
    return null; // Storage can be switched off; then only the server keeps notes.
  }
}

function writeLocal(puzzle: string, text: string | null): void {
  try {
    if (text === null) sharedStorage().removeItem(notesKey(puzzle));
    else sharedStorage().setItem(notesKey(puzzle), text);
  } catch {
    // As above.
  }
}

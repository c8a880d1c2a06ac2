import { RequestError } from '../api.js';
import { inTurn } from './in-turn.js';
import { forgetUnsaved, keepUnsaved, loadUnsaved, outlastsPage } from './unsaved-notes.js';

export interface NotesState {
  readonly text: string;
  /** Whether the server has confirmed the text. */
  readonly saved: boolean;
  /** Why the last attempt to save failed; null while there is none. */
  readonly failure: string | null;
  /** Whether trying again cannot help: only another text can. This one stays here until another takes its place. */
  readonly final: boolean;
  /** Whether a text that is not saved outlasts the page. */
  readonly outlasts: boolean;
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

/** The keeper of each puzzle that has the latest text: an earlier one sends no more, since that could end as the last. */
const newest = new Map<string, symbol>();

/**
 * Keeps the notes of a puzzle: in this browser at once, on the server after a pause. One request at a time, also where one
 * pane of the puzzle follows another, so that an old text cannot arrive after a new one.
 */
export function keepNotes({ puzzle, stored, put, changed }: NotesOptions): NotesKeeper {
  const self = Symbol(puzzle);
  newest.set(puzzle, self);
  const unsaved = loadUnsaved(puzzle);
  const since = savedSince.get(puzzle);
  let state: NotesState = {
    text: unsaved ?? (since?.loaded === stored ? since.text : stored),
    saved: unsaved === null,
    failure: null,
    final: false,
    outlasts: outlastsPage(puzzle),
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
  const waits = () => !state.saved && !following && newest.get(puzzle) === self;
  const send = async (): Promise<void> => {
    clearTimeout(timer);
    if (sending || !waits()) return;
    sending = true;
    await inTurn(puzzle, async () => {
      // A pane that is gone has no later: what was written meanwhile is sent now.
      while (waits() && (await sendOnce()) && stopped);
      sending = false;
    });
  };
  /** @returns whether the text was written on meanwhile */
  const sendOnce = async (): Promise<boolean> => {
    const { text } = state;
    try {
      await put(puzzle, text);
    } catch (error) {
      const final = !mayPass(error);
      become({ failure: error instanceof Error ? error.message : String(error), final });
      if (!final) sendIn(RETRY);
      return false;
    }
    savedSince.set(puzzle, { loaded: stored, text });
    if (loadUnsaved(puzzle) === text) forgetUnsaved(puzzle);
    if (state.text === text) {
      become({ saved: true, failure: null, final: false });
      return false;
    }
    sendIn(PAUSE);
    return true;
  };
  if (!state.saved) sendIn(0);

  return {
    state: () => state,
    write: (text) => {
      following = false;
      newest.set(puzzle, self);
      keepUnsaved(puzzle, text);
      become({ text, saved: false, outlasts: outlastsPage(puzzle) });
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
        if (following) become({ saved: true, failure: null, final: false });
        following = false;
        return;
      }
      following = true;
      clearTimeout(timer);
      become({ text, saved: false, failure: null, final: false });
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

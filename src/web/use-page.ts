import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Reveal } from '../puzzle/revealed.js';
import { fetchCurrentPuzzle, fetchPuzzle, fetchReveal, type PuzzleState, RequestError } from './api.js';
import { hashOfPuzzle } from './route.js';

export type Page =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: RequestError }
  | { readonly kind: 'ready'; readonly state: PuzzleState; readonly reveal: Reveal | null };

const LOADING: Page = { kind: 'loading' };

/**
 * Loads what the address names: a puzzle, or the reveal of one that has ended; without a name, the current puzzle. The page
 * on screen stays until the next one is here, so that nothing flickers between two puzzles.
 * @param place null: the address names no puzzle, and what was loaded is kept for the way back
 */
export function usePage(place: { readonly id: string | null } | null): {
  page: Page;
  /** Something else is on its way. */
  leaving: boolean;
  retry(): void;
  showReveal(): void;
} {
  const [page, setPage] = useState<Page>(LOADING);
  const [leaving, setLeaving] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const shown = useRef<string | null>(null);
  // Counts what was asked for: an answer that comes after something else was asked for is not shown.
  const asked = useRef(0);
  const waits = place !== null;
  const id = place?.id ?? null;

  useEffect(() => {
    if (!waits) {
      // What was on its way belongs to a place the reader has left.
      asked.current++;
      setLeaving(false);
      return;
    }
    // The hash has just been filled in for the puzzle on screen, or the reader comes back to it.
    if (id !== null && id === shown.current) return;
    const request = ++asked.current;
    setPage((before) => (before.kind === 'ready' ? before : LOADING));
    setLeaving(true);
    const settle = (next: Page) => {
      if (request !== asked.current) return;
      shown.current = next.kind === 'ready' ? next.state.puzzle.id : null;
      setLeaving(false);
      setPage(next);
    };
    load(id).then(
      (ready) => {
        if (request !== asked.current) return;
        settle(ready);
        if (ready.reveal === null) window.scrollTo(0, 0);
        if (id === null) location.replace(hashOfPuzzle(ready.state.puzzle.id));
      },
      (error: unknown) => settle({ kind: 'failed', error: toRequestError(error) }),
    );
  }, [waits, id, attempt]);

  const retry = useCallback(() => {
    shown.current = null;
    setAttempt((count) => count + 1);
  }, []);

  const showReveal = useCallback(() => {
    // An answer may come back after the reader went on to another puzzle.
    if (page.kind !== 'ready' || shown.current !== page.state.puzzle.id) return;
    const { state } = page;
    const request = ++asked.current;
    const show = (next: Page) => request === asked.current && setPage(next);
    // Asked again: another tab may have ended the puzzle in another way.
    Promise.all([fetchPuzzle(state.puzzle.id), fetchReveal(state.puzzle.id)]).then(
      ([{ outcome, notes }, reveal]) => show({ kind: 'ready', state: { ...state, outcome, notes }, reveal }),
      (error: unknown) => show({ kind: 'failed', error: toRequestError(error) }),
    );
  }, [page]);

  return { page, leaving, retry, showReveal };
}

async function load(id: string | null): Promise<Extract<Page, { kind: 'ready' }>> {
  const state = id === null ? await fetchCurrentPuzzle() : await fetchPuzzle(id);
  const reveal = state.outcome === null ? null : await fetchReveal(state.puzzle.id);
  return { kind: 'ready', state, reveal };
}

function toRequestError(error: unknown): RequestError {
  return error instanceof RequestError ? error : new RequestError(-1, `The page failed: ${String(error)}`);
}

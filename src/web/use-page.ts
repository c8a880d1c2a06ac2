import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Reveal } from '../puzzle/puzzle.js';
import { fetchCurrentPuzzle, fetchPuzzle, fetchReveal, type PuzzleState, RequestError } from './api.js';
import { hashOfPuzzle } from './route.js';

export type Page =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: RequestError }
  | { readonly kind: 'ready'; readonly state: PuzzleState; readonly reveal: Reveal | null };

const LOADING: Page = { kind: 'loading' };

/** Loads what the hash names: a puzzle, or the reveal of an answered one; without a name, the current puzzle. */
export function usePage(id: string | null): { page: Page; retry(): void; showReveal(): void } {
  const [page, setPage] = useState<Page>(LOADING);
  const [attempt, setAttempt] = useState(0);
  const shown = useRef<string | null>(null);
  // Counts what was asked for: an answer that comes after something else was asked for is not shown.
  const asked = useRef(0);

  useEffect(() => {
    // The hash has just been filled in for the puzzle on screen.
    if (id !== null && id === shown.current) return;
    const request = ++asked.current;
    shown.current = null;
    setPage(LOADING);
    load(id).then(
      (ready) => {
        if (request !== asked.current) return;
        shown.current = ready.state.puzzle.id;
        setPage(ready);
        if (id === null) location.replace(hashOfPuzzle(ready.state.puzzle.id));
      },
      (error: unknown) => request === asked.current && setPage({ kind: 'failed', error: toRequestError(error) }),
    );
  }, [id, attempt]);

  const retry = useCallback(() => {
    shown.current = null;
    setAttempt((count) => count + 1);
  }, []);

  const showReveal = useCallback(() => {
    if (page.kind !== 'ready') return;
    const request = ++asked.current;
    const show = (next: Page) => request === asked.current && setPage(next);
    fetchReveal(page.state.puzzle.id).then(
      (reveal) => show({ kind: 'ready', state: { ...page.state, answered: true }, reveal }),
      (error: unknown) => show({ kind: 'failed', error: toRequestError(error) }),
    );
  }, [page]);

  return { page, retry, showReveal };
}

async function load(id: string | null): Promise<Extract<Page, { kind: 'ready' }>> {
  const state = id === null ? await fetchCurrentPuzzle() : await fetchPuzzle(id);
  const reveal = state.answered ? await fetchReveal(state.puzzle.id) : null;
  return { kind: 'ready', state, reveal };
}

function toRequestError(error: unknown): RequestError {
  return error instanceof RequestError ? error : new RequestError(-1, `The page failed: ${String(error)}`);
}

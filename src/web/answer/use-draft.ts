import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Draft, EMPTY_DRAFT } from './draft.js';
import { endGesture, type History, record, redo, startHistory, startOfGesture, undo } from './history.js';
import { readDraft } from './read-draft.js';
import type { Prior } from './rest.js';
import { draftKey, loadDraft, saveDraft } from './store.js';

/** The unsent answer of one puzzle, kept at once, with every change to take back. */
export interface DraftControl {
  readonly draft: Draft;
  /**
   * Changes the draft. With a field, changes of it in a row are one step to take back, and a function gets the draft as it
   * was before them: a slider dragged up and down again then leaves no trace in what it displaced on the way.
   */
  change(next: Draft | ((start: Draft) => Draft), field?: string): void;
  /** The next change is a step of its own: the pointer went down again, or the focus moved. */
  endGesture(): void;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/**
 * Draft of a puzzle from its mount to its end; a component that goes on to another puzzle needs another `key`. Tabs follow
 * each other: what another tab wrote becomes a step that can be taken back here.
 */
export function useDraft(puzzle: string, prior: Prior): DraftControl {
  const [history, setHistory] = useState<History<Draft>>(() => startHistory(loadDraft(puzzle, prior) ?? EMPTY_DRAFT));
  // Events may come faster than renders: each must build on the one before.
  const latest = useRef(history);
  const follow = (next: History<Draft>) => {
    latest.current = next;
    setHistory(next);
  };
  // Stored at once, not after the next paint: a reload may come first.
  const become = (next: History<Draft>) => {
    if (next.present !== latest.current.present) saveDraft(puzzle, next.present);
    follow(next);
  };

  useEffect(() => {
    const adopt = (draft: Draft | null) => draft !== null && follow(record(latest.current, draft, null));
    const onStorage = (event: StorageEvent) => {
      if (event.key === draftKey(puzzle) && event.newValue !== null) adopt(readDraft(event.newValue, prior));
    };
    // A page kept for "back" hears nothing of storage meanwhile.
    const onShow = (event: PageTransitionEvent) => event.persisted && adopt(loadDraft(puzzle, prior));
    addEventListener('storage', onStorage);
    addEventListener('pageshow', onShow);
    return () => {
      removeEventListener('storage', onStorage);
      removeEventListener('pageshow', onShow);
    };
  }, [puzzle, prior]);

  const actions = useMemo(
    () => ({
      change: (next: Draft | ((start: Draft) => Draft), field: string | null = null) => {
        const draft = typeof next === 'function' ? next(startOfGesture(latest.current, field)) : next;
        become(record(latest.current, draft, field));
      },
      endGesture: () => follow(endGesture(latest.current)),
      undo: () => become(undo(latest.current)),
      redo: () => become(redo(latest.current)),
    }),
    [puzzle],
  );
  const { present, past, future } = history;
  return { ...actions, draft: present, canUndo: past.length > 0, canRedo: future.length > 0 };
}

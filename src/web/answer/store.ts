import type { Draft } from './draft.js';
import { readDraft } from './read-draft.js';
import type { Prior } from './rest.js';
import { keep } from './shelf.js';
import { sharedStorage } from './storage.js';

const PREFIX = 'lossleuth draft ';

/** Where the draft of a puzzle is kept; other tabs hear of a change under this name. */
export function draftKey(puzzle: string): string {
  return PREFIX + puzzle;
}

/** The unsent answer of a puzzle: a reload or a glance at another puzzle must not cost the work. Null: none is kept. */
export function loadDraft(puzzle: string, prior: Prior): Draft | null {
  try {
    const stored = sharedStorage().getItem(draftKey(puzzle));
    return stored === null ? null : readDraft(stored, prior);
  } catch {
    return null; // Storage can be switched off; the form works without it.
  }
}

/** Keeps the draft at once; where storage is full or switched off, it lives as long as the page. */
export function saveDraft(puzzle: string, draft: Draft): void {
  try {
    keep(PREFIX, puzzle, draft);
  } catch {
    // As said above.
  }
}

/** The puzzle has ended, and its draft with it. */
export function forgetDraft(puzzle: string): void {
  try {
    sharedStorage().removeItem(draftKey(puzzle));
  } catch {
    // Nothing was stored.
  }
}

import type { Draft } from './draft.js';
import { readDraft } from './read-draft.js';
import type { Prior } from './rest.js';
import { sharedStorage } from './storage.js';

const PREFIX = 'lossleuth draft ';

/** Unsent answers that are kept; beyond that the one untouched for longest goes. */
export const MOST_DRAFTS = 50;

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
    if (sharedStorage().getItem(draftKey(puzzle)) === null) makeRoom();
    sharedStorage().setItem(draftKey(puzzle), JSON.stringify({ ...draft, touched: Date.now() }));
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

function makeRoom(): void {
  const storage = sharedStorage();
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  const drafts = keys.filter((key) => key.startsWith(PREFIX));
  const byAge = drafts.map((key) => ({ key, touched: touchedOf(key) })).sort((a, b) => a.touched - b.touched);
  for (const { key } of byAge.slice(0, Math.max(0, byAge.length - MOST_DRAFTS + 1))) storage.removeItem(key);
}

/** When a stored draft was last touched; what cannot be read is oldest. */
function touchedOf(key: string): number {
  try {
    const { touched } = JSON.parse(sharedStorage().getItem(key) ?? '{}') as { touched?: unknown };
    return typeof touched === 'number' ? touched : 0;
  } catch {
    return 0;
  }
}

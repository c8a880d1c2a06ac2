import { type Draft, EMPTY_DRAFT } from './draft.js';

const keyOf = (puzzle: string) => `lossleuth draft ${puzzle}`;

/** The unsent answer of a puzzle: a reload or a glance at another puzzle must not cost the work. */
export function loadDraft(puzzle: string): Draft {
  try {
    const stored = sessionStorage.getItem(keyOf(puzzle));
    return stored === null ? EMPTY_DRAFT : { ...EMPTY_DRAFT, ...(JSON.parse(stored) as Partial<Draft>) };
  } catch {
    return EMPTY_DRAFT; // Storage can be switched off; the form works without it.
  }
}

export function saveDraft(puzzle: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(puzzle), JSON.stringify(draft));
  } catch {
    // Storage can be full or switched off; the draft then lives as long as the page.
  }
}

export function forgetDraft(puzzle: string): void {
  try {
    sessionStorage.removeItem(keyOf(puzzle));
  } catch {
    // Nothing was stored.
  }
}

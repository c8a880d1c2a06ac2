import { keep } from './shelf.js';
import { sharedStorage } from './storage.js';

const PREFIX = 'lossleuth notes ';

/** Unsaved notes where storage is full or switched off: the next pane of the puzzle finds them as long as the page lives. */
const inPage = new Map<string, string>();

/** Where unsaved notes are kept until the server has them; other tabs hear of a change under this name. */
export function notesKey(puzzle: string): string {
  return PREFIX + puzzle;
}

/** Unsaved notes from what storage holds of them; null: there are none. */
export function readNotes(stored: string | null): string | null {
  try {
    const { text } = JSON.parse(stored ?? '{}') as { text?: unknown };
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}

export function loadUnsaved(puzzle: string): string | null {
  const text = inPage.get(puzzle);
  if (text !== undefined) return text;
  try {
    return readNotes(sharedStorage().getItem(notesKey(puzzle)));
  } catch {
    return null;
  }
}

export function keepUnsaved(puzzle: string, text: string): void {
  try {
    keep(PREFIX, puzzle, { text });
    inPage.delete(puzzle);
  } catch {
    inPage.set(puzzle, text);
  }
}

/** Whether unsaved notes of the puzzle are still there after the page has gone. */
export function outlastsPage(puzzle: string): boolean {
  return !inPage.has(puzzle);
}

/** The server has them. */
export function forgetUnsaved(puzzle: string): void {
  inPage.delete(puzzle);
  try {
    sharedStorage().removeItem(notesKey(puzzle));
  } catch {
    // Nothing was stored.
  }
}

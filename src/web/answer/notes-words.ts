import type { NotesState } from './notes-keeper.js';

/** What has become of the notes, in a few words; '' where there is nothing to say. */
export function notesInWords({ text, saved, failure, final, outlasts }: NotesState): string {
  if (saved) return text === '' ? '' : 'saved';
  if (failure === null) return 'not saved yet';
  if (!final) return `not saved yet: ${failure}`;
  return outlasts ? `kept in this browser only: ${failure}` : `lost when this page closes: ${failure}`;
}

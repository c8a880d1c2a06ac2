/** Address of the page that diagnoses a run of the reader's own. */
export const RUN_PAGE = '#/run';

/** Address of the page that says how the reader has done so far. */
export const SESSION_PAGE = '#/session';

const PUZZLE_HASH = /^#\/puzzle\/([0-9a-z-]+)$/;

/** The puzzle named by a location's hash, or null for "whichever is next". */
export function puzzleOfHash(hash: string): string | null {
  return PUZZLE_HASH.exec(hash)?.[1] ?? null;
}

export function hashOfPuzzle(id: string): string {
  return `#/puzzle/${id}`;
}

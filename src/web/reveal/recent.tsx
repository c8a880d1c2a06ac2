import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Progress } from '../api.js';
import { hashOfPuzzle } from '../route.js';
import { outcomeInWords } from './progress-words.js';
import { unlistedInWords } from './recent-words.js';

const SHOWN = 8;

/** The latest puzzles that ended, each a way back to its reveal. */
export function Earlier({ progress, puzzle }: { progress: Progress | null; puzzle: PublicPuzzle }) {
  const nameOf = (cause: string) => puzzle.candidates.find(({ id }) => id === cause)?.name ?? cause;
  const others = progress?.recent.filter((entry) => entry.puzzle !== puzzle.id) ?? [];
  if (others.length === 0) return null;
  return (
    <section class="recent" aria-labelledby="recent-heading">
      <h2 id="recent-heading">Earlier puzzles</h2>
      <ul>
        {others.slice(0, SHOWN).map((entry) => (
          <li key={entry.puzzle}>
            <a href={hashOfPuzzle(entry.puzzle)}>
              {entry.number}. {nameOf(entry.cause)}
            </a>{' '}
            <span class="muted">{outcomeInWords(entry)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * Puzzles that are still open: those skipped, and those asked for to practise. Stands beside an open puzzle as well as
 * beside a reveal. @param puzzle id of the puzzle on screen, which is not listed
 */
export function SetAside({ progress, puzzle }: { progress: Progress | null; puzzle: string }) {
  if (progress === null) return null;
  const open = progress.open.filter((entry) => entry.puzzle !== puzzle);
  const unlisted = unlistedInWords(progress);
  if (open.length === 0) return null;
  return (
    <section class="recent" aria-labelledby="open-heading">
      <h2 id="open-heading">Still open</h2>
      <ul>
        {open.map((entry) => (
          <li key={entry.puzzle}>
            <a href={hashOfPuzzle(entry.puzzle)}>Puzzle {entry.number}</a>{' '}
            <span class="muted">{entry.kind === 'skipped' ? 'skipped' : 'another like an earlier one'}</span>
          </li>
        ))}
      </ul>
      {unlisted !== null && <p class="hint">{unlisted}</p>}
    </section>
  );
}

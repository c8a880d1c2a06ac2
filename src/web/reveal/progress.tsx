import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Progress } from '../api.js';
import { formatPercent } from '../format.js';
import { hashOfPuzzle } from '../route.js';

/** How the solver has done so far, in one line. */
export function ProgressLine({ progress }: { progress: Progress | null }) {
  if (progress === null || progress.answered === 0) return <span class="progress-line">No puzzle answered yet</span>;
  const { answered, correct, meanScore } = progress;
  return (
    <span class="progress-line">
      {answered} answered · {correct} right{meanScore !== null && ` · mean score ${Math.round(meanScore)}`}
    </span>
  );
}

/** The latest answers, each a way back to its reveal. */
export function Recent({ progress, puzzle }: { progress: Progress | null; puzzle: PublicPuzzle }) {
  const nameOf = (cause: string) => puzzle.candidates.find(({ id }) => id === cause)?.name ?? cause;
  const others = progress?.recent.filter((entry) => entry.puzzle !== puzzle.id) ?? [];
  if (others.length === 0) return null;
  return (
    <section class="recent" aria-labelledby="recent-heading">
      <h2 id="recent-heading">Earlier puzzles</h2>
      <ul>
        {others.slice(0, 8).map((entry) => (
          <li key={entry.puzzle}>
            <a href={hashOfPuzzle(entry.puzzle)}>
              {entry.number}. {nameOf(entry.cause)}
            </a>{' '}
            <span class="muted">
              {entry.correct ? 'right' : 'wrong'}, {formatPercent(entry.probability)}, score {Math.round(entry.score)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

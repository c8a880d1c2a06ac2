import type { Answer, PublicPuzzle } from '../../puzzle/puzzle.js';
import { formatPercent } from '../format.js';
import { mostOfRest, type Prior } from './rest.js';
import { nameOf, onsetInWords, widthInWords } from './words.js';

/** What is about to be said, all of it: the named causes and the rest as bars, since when, where, and what is done. */
export function Review(props: {
  answer: Omit<Answer, 'puzzle'>;
  puzzle: PublicPuzzle;
  prior: Prior;
  /** What may not be meant. */
  warning: string | null;
}) {
  const { answer, puzzle, prior, warning } = props;
  const { candidates, places, fixes } = puzzle;
  const named = Object.entries(answer.causes).sort(([, a], [, b]) => b - a);
  const left = 1 - named.reduce((total, [, probability]) => total + probability, 0);
  const most = mostOfRest(answer.causes, prior).share;
  const unnamed = candidates.length - named.length;
  const { onset } = answer;
  const width = typeof onset === 'object' ? ` (${widthInWords(onset)})` : '';
  return (
    <>
      <ul class="review-bars">
        {named.map(([id, probability], index) => (
          <Bar
            key={id}
            label={nameOf(id, candidates)}
            share={probability}
            kind={index === 0 ? 'review-first' : 'review-named'}
          />
        ))}
        <Bar
          label={unnamed === 1 ? 'The other one' : `${unnamed} others together, none above ${formatPercent(most)}`}
          share={left}
          kind="review-rest"
        />
      </ul>
      {warning !== null && <p class="board-warning">{warning}</p>}
      <dl class="review-facts">
        <dt>Since when</dt>
        <dd>
          {onsetInWords(onset)}
          {width}
        </dd>
        <dt>Where</dt>
        <dd>{places.find(({ id }) => id === answer.where)?.name ?? 'no place given'}</dd>
        {fixes.length > 0 && (
          <>
            <dt>Fix</dt>
            <dd>{fixes.find(({ id }) => id === answer.fix)?.name ?? 'none chosen: the run goes on as it is'}</dd>
          </>
        )}
      </dl>
      <p class="muted">The first answer is final. The truth is revealed next.</p>
    </>
  );
}

function Bar({ label, share, kind }: { label: string; share: number; kind: string }) {
  return (
    <li class={`review-bar ${kind}`} style={{ '--share': `${100 * share}%` }}>
      <span>{label}</span>
      <strong>{formatPercent(share)}</strong>
    </li>
  );
}

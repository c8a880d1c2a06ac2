import { formatPercent } from '../format.js';
import type { Share, Shares } from './shares.js';

/** What the answer gave to each cause it named, with the true one marked. */
export function SharesView({ shares }: { shares: Shares }) {
  const { causes, rest } = shares;
  return (
    <ul class="shares" aria-label="Your probabilities">
      {causes.map((share) => (
        <li key={share.id} class={share.truth ? 'share share-truth' : 'share'}>
          <span class="share-name">
            {share.name} {noteOf(share) !== '' && <span class="share-note">{noteOf(share)}</span>}
          </span>
          <span class="share-value">{formatPercent(share.probability)}</span>
          <Bar probability={share.probability} />
        </li>
      ))}
      {rest.count > 0 && (
        <li class="share share-rest">
          <span class="share-name">
            {rest.count} {rest.count === 1 ? 'other' : 'others'} together
          </span>
          <span class="share-value">{formatPercent(rest.probability)}</span>
          <Bar probability={rest.probability} />
        </li>
      )}
    </ul>
  );
}

/** Marked in words, not by colour alone. */
function noteOf({ truth, named }: Share): string {
  if (!truth) return '';
  return named ? 'the cause' : 'the cause, not named';
}

function Bar({ probability }: { probability: number }) {
  return (
    <span class="share-bar" aria-hidden="true">
      <span class="share-fill" style={{ width: `${probability * 100}%` }} />
    </span>
  );
}

import { useState } from 'preact/hooks';
import type { Candidate } from '../../puzzle/puzzle.js';
import { formatHeading } from '../format.js';

export interface CausesProps {
  readonly candidates: readonly Candidate[];
  readonly chosen: string | null;
  choose(id: string): void;
}

/** The candidate causes as one group of radio buttons under the headings of their families. */
export function Causes({ candidates, chosen, choose }: CausesProps) {
  const [query, setQuery] = useState('');
  const words = query.toLowerCase();
  const matches = (candidate: Candidate) =>
    candidate.id === chosen ||
    `${candidate.name} ${candidate.summary} ${candidate.family}`.toLowerCase().includes(words);
  const shown = candidates.filter(matches);
  const families = [...new Set(shown.map(({ family }) => family))];
  return (
    <fieldset class="field">
      <legend>Cause</legend>
      <label>
        <span class="visually-hidden">Find a cause</span>
        <input
          type="search"
          class="cause-search"
          placeholder={`Find among ${candidates.length} causes`}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      <div class="causes">
        {families.map((family) => (
          <div key={family} class="family">
            <p class="family-heading">{formatHeading(family)}</p>
            {shown
              .filter((candidate) => candidate.family === family)
              .map((candidate) => (
                <label key={candidate.id} class={candidate.id === chosen ? 'cause cause-chosen' : 'cause'}>
                  <input
                    type="radio"
                    name="cause"
                    value={candidate.id}
                    checked={candidate.id === chosen}
                    onChange={() => choose(candidate.id)}
                  />
                  <span class="cause-text">
                    <span class="cause-name">{candidate.name}</span>
                    <span class="cause-summary">{candidate.summary}</span>
                  </span>
                </label>
              ))}
          </div>
        ))}
        {shown.length === 0 && <p class="muted">No cause matches.</p>}
      </div>
    </fieldset>
  );
}

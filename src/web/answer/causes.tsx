import { useState } from 'preact/hooks';
import type { Candidate } from '../../puzzle/puzzle.js';
import { formatHeading } from '../format.js';

export interface CausesProps {
  readonly candidates: readonly Candidate[];
  readonly chosen: string | null;
  choose(id: string): void;
}

/** From this many candidates on, a field to search them is worth its place. */
const MANY = 13;

/** The candidate causes as one group of radio buttons, each with its family; the chosen one says what it means. */
export function Causes({ candidates, chosen, choose }: CausesProps) {
  const [query, setQuery] = useState('');
  const words = query.toLowerCase();
  const matches = (candidate: Candidate) =>
    candidate.id === chosen ||
    `${candidate.name} ${candidate.summary} ${candidate.family}`.toLowerCase().includes(words);
  const shown = candidates.filter(matches);
  return (
    <fieldset class="field">
      <legend>Cause</legend>
      {candidates.length >= MANY && (
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
      )}
      <div class="causes">
        {shown.map((candidate) => (
          <label
            key={candidate.id}
            class={candidate.id === chosen ? 'cause cause-chosen' : 'cause'}
            title={candidate.summary}
          >
            <input
              type="radio"
              name="cause"
              value={candidate.id}
              checked={candidate.id === chosen}
              onChange={() => choose(candidate.id)}
            />
            <span class="cause-name">{candidate.name}</span>
            <span class="cause-family">{formatHeading(candidate.family)}</span>
            {candidate.id === chosen && <span class="cause-summary">{candidate.summary}</span>}
          </label>
        ))}
        {shown.length === 0 && <p class="muted">No cause matches.</p>}
      </div>
    </fieldset>
  );
}

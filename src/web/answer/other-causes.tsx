import { useRef, useState } from 'preact/hooks';
import type { Candidate } from '../../puzzle/puzzle.js';
import { formatHeading } from '../format.js';
import { formatShare, matchCandidates, moveInList } from './search.js';
import { SEARCH_ID } from './shortcuts.js';

export interface OtherCausesProps {
  /** The candidates that are not named. */
  readonly candidates: readonly Candidate[];
  /** Probability of every candidate. */
  readonly shares: ReadonlyMap<string, number>;
  /** Per cents that the named ones leave. */
  readonly left: number;
  readonly hasNamed: boolean;
  /** Those of them that come before every named one. */
  readonly first: readonly string[];
  /** Whether one more can be named. */
  readonly canName: boolean;
  choose(id: string): void;
}

/** All causes that are not named, with what they share: one stop of the tab key, with arrows inside. */
export function OtherCauses({ candidates, shares, left, hasNamed, first, canName, choose }: OtherCausesProps) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const shown = matchCandidates(candidates, query);
  const entry = shown.find(({ id }) => id === active) ?? shown[0];
  const described = shown.find(({ id }) => id === looked);

  const name = (id: string) => {
    setQuery('');
    setLooked(null);
    choose(id);
  };
  const focusEntry = (index: number) => list.current?.querySelectorAll('button')[index]?.focus();
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // Enter in a field would submit the form.
      event.preventDefault();
      if (query.trim() !== '' && canName && shown[0] !== undefined) name(shown[0].id);
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      focusEntry(0);
    }
  };
  const onListKey = (event: KeyboardEvent, index: number) => {
    const target = moveInList(event.key, index, shown.length);
    if (target === null) return;
    event.preventDefault();
    focusEntry(target);
  };

  return (
    <div class="others">
      <div class="others-head">
        <label class="others-search">
          <span class="visually-hidden">Find a cause</span>
          <input
            id={SEARCH_ID}
            type="search"
            autocomplete="off"
            placeholder={`Find among ${candidates.length} ${hasNamed ? 'others' : 'causes'}`}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={onSearchKey}
          />
        </label>
        {hasNamed && (
          <span class="others-left">
            <strong>{left} %</strong> left
          </span>
        )}
      </div>
      <ul
        class="cause-list"
        ref={list}
        aria-label={hasNamed ? 'Other causes' : 'Causes'}
        onMouseLeave={() => setLooked(null)}
      >
        {shown.map(({ id, name: causeName, family, summary }, index) => (
          <li key={id}>
            <button
              type="button"
              class={first.includes(id) ? 'cause cause-first' : 'cause'}
              data-cause={id}
              title={summary}
              tabIndex={id === entry?.id ? 0 : -1}
              disabled={!canName}
              style={{ '--share': shares.get(id) ?? 0 }}
              onClick={() => name(id)}
              onKeyDown={(event) => onListKey(event, index)}
              onFocus={() => {
                setActive(id);
                setLooked(id);
              }}
              onBlur={() => setLooked(null)}
              onMouseEnter={() => setLooked(id)}
            >
              <span class="visually-hidden">Name </span>
              <span class="cause-words">
                <span class="cause-name">{causeName}</span> <span class="cause-family">{formatHeading(family)}</span>
              </span>{' '}
              <span class="cause-share">{formatShare(shares.get(id) ?? 0)}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="cause-none muted">No {hasNamed ? 'other ' : ''}cause matches.</p>}
      <p class="hint cause-hint">{hintOf(described, hasNamed, canName)}</p>
    </div>
  );
}

function hintOf(described: Candidate | undefined, hasNamed: boolean, canName: boolean): string {
  if (!canName) return 'This one has what is left.';
  if (described !== undefined) return described.summary;
  return hasNamed
    ? 'The others share what is left, by how common they are. Name a second cause if you waver.'
    : 'Choose what you hold for likeliest. Until then each has its share of all puzzles.';
}

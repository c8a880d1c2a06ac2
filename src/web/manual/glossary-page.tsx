import { useEffect, useRef, useState } from 'preact/hooks';
import type { GlossaryTerm } from '../api.js';
import { entryOfTerm } from '../help/entries.js';
import { loadGlossary } from '../help/glossary.js';
import { Marked } from '../help/marked.js';
import { search, wordsOf } from '../help/search.js';
import { PageTitle } from './page-title.js';
import { InlineFailure, LinesSkeleton } from './states.js';
import { useLoaded } from './use-loaded.js';

/** All words of the page; the one asked for is marked and scrolled to. */
export function Glossary({ term }: { term: string | null }) {
  const { loaded, retry } = useLoaded('glossary', loadGlossary);
  return (
    <>
      <PageTitle title="Glossary" />
      {loaded.kind === 'loading' && <LinesSkeleton label="Loading the glossary…" />}
      {loaded.kind === 'failed' && (
        <InlineFailure what="The glossary could not be loaded:" message={loaded.message} retry={retry} />
      )}
      {loaded.kind === 'ready' && <Terms terms={loaded.value} chosen={term} />}
    </>
  );
}

function Terms({ terms, chosen }: { terms: readonly GlossaryTerm[]; chosen: string | null }) {
  const [query, setQuery] = useState('');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), [chosen]);
  const words = wordsOf(query);
  const found = search(terms.map(entryOfTerm), query).map(({ id }) => id);
  const shown = words.length === 0 ? terms : terms.filter(({ id }) => found.includes(id));
  return (
    <>
      <search class="manual-search">
        <label>
          <span class="visually-hidden">Search the glossary</span>
          <input
            type="search"
            placeholder="Search the glossary"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </label>
      </search>
      {shown.length === 0 && <p class="muted">No word of the glossary matches.</p>}
      <dl class="glossary">
        {shown.map(({ id, term, text }) => (
          <div key={id} ref={id === chosen ? place : null} class={id === chosen ? 'entry entry-chosen' : 'entry'}>
            <dt>
              <Marked text={term} words={words} />
            </dt>
            <dd>
              <Marked text={text} words={words} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

import { useState } from 'preact/hooks';
import type { ManualEntry } from '../api.js';
import { formatHeading } from '../format.js';
import { entryOfPage } from '../help/entries.js';
import { Results } from '../help/results.js';
import { hashOfManualPage } from './hash.js';
import { PageTitle } from './page-title.js';

/** All pages of the manual by family, and a search over them. */
export function ManualList({ pages }: { pages: readonly ManualEntry[] }) {
  const [query, setQuery] = useState('');
  const families = [...new Set(pages.map(({ family }) => family))];
  return (
    <>
      <PageTitle title="Manual" />
      <p class="summary">What each cause does to a run, how to tell it from its neighbours, and what settles it.</p>
      <search class="manual-search">
        <label>
          <span class="visually-hidden">Search the manual</span>
          <input
            type="search"
            placeholder="Search the manual, e.g. weight norm"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </label>
      </search>
      {query.trim() !== '' ? (
        <Results entries={pages.map(entryOfPage)} query={query} />
      ) : (
        families.map((family) => (
          <section key={family} aria-labelledby={`family-${family}`}>
            <h2 class="group-heading" id={`family-${family}`}>
              {formatHeading(family)}
            </h2>
            <ul class="manual-cards">
              {pages
                .filter((page) => page.family === family)
                .map(({ id, title, summary }) => (
                  <li key={id}>
                    <a class="manual-card" href={hashOfManualPage(id)}>
                      <span class="result-title">{title}</span>
                      <span class="result-excerpt">{summary}</span>
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))
      )}
    </>
  );
}

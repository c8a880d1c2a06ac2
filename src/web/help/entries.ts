import { fetchManual, type GlossaryTerm, type ManualEntry } from '../api.js';
import { loadGlossary } from './glossary.js';
import type { Entry } from './search.js';

let manual: Promise<readonly ManualEntry[]> | null = null;

/** The index of the manual, fetched once for the page; a fetch that failed is forgotten. */
export function loadManual(): Promise<readonly ManualEntry[]> {
  manual ??= fetchManual().then(({ pages }) => pages);
  manual.catch(() => {
    manual = null;
  });
  return manual;
}

/** Glossary and manual as one list to search in: what a word means before what the pages say. */
export async function loadEntries(): Promise<readonly Entry[]> {
  const [terms, pages] = await Promise.all([loadGlossary(), loadManual()]);
  return [...terms.map(entryOfTerm), ...pages.map(entryOfPage)];
}

export function entryOfTerm({ id, term, text }: GlossaryTerm): Entry {
  return { kind: 'term', id, title: term, text };
}

/** A page's text begins with its title, which is shown by itself, and usually holds its summary. */
export function entryOfPage({ id, title, summary, text }: ManualEntry): Entry {
  const body = text.startsWith(title) ? text.slice(title.length).trimStart() : text;
  return { kind: 'page', id, title, text: body.includes(summary) ? body : `${summary} ${body}` };
}

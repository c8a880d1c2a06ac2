import { useEffect, useState } from 'preact/hooks';
import { fetchGlossary, type GlossaryTerm } from '../api.js';

let request: Promise<readonly GlossaryTerm[]> | null = null;

/** The glossary, fetched once for the page; a fetch that failed is forgotten, so that the next one may succeed. */
export function loadGlossary(): Promise<readonly GlossaryTerm[]> {
  request ??= fetchGlossary().then(({ terms }) => terms);
  request.catch(() => {
    request = null;
  });
  return request;
}

/** A term of the glossary, or null until it is there. */
export function useTerm(id: string): GlossaryTerm | null {
  const [term, setTerm] = useState<GlossaryTerm | null>(null);
  useEffect(() => {
    let current = true;
    // Without the glossary the word stays a plain word: nothing the reader was doing has failed.
    const find = (terms: readonly GlossaryTerm[]) => terms.find((each) => each.id === id) ?? null;
    loadGlossary().then(
      (terms) => current && setTerm(find(terms)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [id]);
  return term;
}

const MANUAL_HASH = /^#\/manual(?:\/([0-9a-z-]+))?$/;
const GLOSSARY = 'glossary';

/** A place in the manual: its list of pages, one page, or the glossary, at one of its terms. */
export type ManualPlace =
  | { readonly kind: 'list' }
  | { readonly kind: 'page'; readonly id: string }
  | { readonly kind: 'glossary'; readonly term: string | null };

/** The place of the manual that a location's hash names, or null where it names none. */
export function manualOfHash(hash: string): ManualPlace | null {
  const match = MANUAL_HASH.exec(hash);
  if (match === null) return null;
  const id = match[1];
  if (id === undefined) return { kind: 'list' };
  if (id === GLOSSARY) return { kind: 'glossary', term: null };
  if (id.startsWith(`${GLOSSARY}-`)) return { kind: 'glossary', term: id.slice(GLOSSARY.length + 1) };
  return { kind: 'page', id };
}

/** Address of the list of all pages. */
export const MANUAL_LIST = '#/manual';

export function hashOfManualPage(id: string): string {
  return `${MANUAL_LIST}/${id}`;
}

/** Address of a term in the glossary, or of the whole of it. */
export function hashOfTerm(id: string | null): string {
  return `${MANUAL_LIST}/${id === null ? GLOSSARY : `${GLOSSARY}-${id}`}`;
}

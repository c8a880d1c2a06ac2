/** Something the help can find. */
export interface Entry {
  readonly kind: 'term' | 'page';
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A piece of a text, and whether it is one of the words looked for. */
export interface Part {
  readonly text: string;
  readonly hit: boolean;
}

const EXCERPT = 150;

/** The words of a query, as they are compared. */
export function wordsOf(query: string): readonly string[] {
  return [...new Set(fold(query).split(/\s+/).filter(Boolean))];
}

/**
 * Entries that hold every word, those with all words in the title first and among them those whose title begins with one;
 * otherwise in the order given.
 */
export function search(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => a.rank! - b.rank!)
    .map(({ entry }) => entry);
}

/** A text cut at the words looked for. */
export function markWords(text: string, words: readonly string[]): readonly Part[] {
  const folded = fold(text);
  const parts: Part[] = [];
  let done = 0;
  while (done < text.length) {
    const next = firstHit(folded, words, done);
    if (next === null) break;
    if (next.from > done) parts.push({ text: text.slice(done, next.from), hit: false });
    parts.push({ text: text.slice(next.from, next.to), hit: true });
    done = next.to;
  }
  if (done < text.length) parts.push({ text: text.slice(done), hit: false });
  return parts;
}

/** A stretch of a text around the first of the words, cut at spaces. */
export function excerpt(text: string, words: readonly string[]): string {
  const hit = firstHit(fold(text), words, 0);
  if (text.length <= EXCERPT) return text;
  const middle = hit?.from ?? 0;
  const from = middle < EXCERPT / 2 ? 0 : text.indexOf(' ', middle - EXCERPT / 3) + 1;
  const end = text.lastIndexOf(' ', from + EXCERPT);
  const to = from + EXCERPT >= text.length || end <= middle ? text.length : end;
  return `${from > 0 ? '… ' : ''}${text.slice(from, Math.min(to, from + 2 * EXCERPT))}${to < text.length ? ' …' : ''}`;
}

/** One letter for one letter, so that places stay places: case, hyphens and the two spellings of -ise do not matter. */
function fold(text: string): string {
  return text.replace(/[A-Z-]|[^\x20-\x7f]|z/g, (letter) => {
    if (letter === '-' || letter === '\u00a0') return ' ';
    const lower = letter.toLowerCase();
    if (lower === 'z') return 's';
    return lower.length === letter.length ? lower : letter;
  });
}

function rankOf({ title, text }: Entry, words: readonly string[]): number | null {
  const foldedTitle = fold(title);
  if (words.every((word) => foldedTitle.includes(word)))
    return words.some((word) => foldedTitle.startsWith(word)) ? 0 : 1;
  const everything = `${foldedTitle} ${fold(text)}`;
  return words.every((word) => everything.includes(word)) ? 2 : null;
}

function firstHit(folded: string, words: readonly string[], from: number): { from: number; to: number } | null {
  let best: { from: number; to: number } | null = null;
  for (const word of words) {
    const at = folded.indexOf(word, from);
    if (at < 0) continue;
    const longer = best !== null && at === best.from && at + word.length > best.to;
    if (best === null || at < best.from || longer) best = { from: at, to: at + word.length };
  }
  return best;
}

import { markWords } from './search.js';

/** A text with the words looked for marked. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return (
    <>{markWords(text, words).map(({ text: part, hit }, index) => (hit ? <mark key={index}>{part}</mark> : part))}</>
  );
}

import { hashOfManualPage, hashOfTerm } from '../manual/hash.js';
import { Marked } from './marked.js';
import { type Entry, excerpt, search, wordsOf } from './search.js';

/** What the help has on a query: words open in place, pages of the manual are links. */
export function Results(props: { entries: readonly Entry[]; query: string; follow?(): void }) {
  const found = search(props.entries, props.query);
  const words = wordsOf(props.query);
  return (
    <>
      <p class="hint" role="status">
        {found.length === 0
          ? `Nothing about “${props.query.trim()}” in the glossary or the manual.`
          : `${found.length} ${found.length === 1 ? 'entry' : 'entries'}`}
      </p>
      <ul class="results">
        {found.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`}>
            {entry.kind === 'term' ? (
              <TermResult entry={entry} words={words} follow={props.follow} />
            ) : (
              <PageResult entry={entry} words={words} follow={props.follow} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface ResultProps {
  readonly entry: Entry;
  readonly words: readonly string[];
  readonly follow: (() => void) | undefined;
}

function TermResult({ entry, words, follow }: ResultProps) {
  return (
    <details class="result" name="results">
      <summary>
        <ResultHead entry={entry} words={words} kind="Glossary" />
      </summary>
      <p class="result-text">
        <Marked text={entry.text} words={words} />{' '}
        <a href={hashOfTerm(entry.id)} onClick={follow}>
          In the glossary
        </a>
      </p>
    </details>
  );
}

function PageResult({ entry, words, follow }: ResultProps) {
  return (
    <a class="result" href={hashOfManualPage(entry.id)} onClick={follow}>
      <ResultHead entry={entry} words={words} kind="Manual" />
      <span class="result-excerpt">
        <Marked text={excerpt(entry.text, words)} words={words} />
      </span>
    </a>
  );
}

function ResultHead({ entry, words, kind }: { entry: Entry; words: readonly string[]; kind: string }) {
  return (
    <span class="result-head">
      <span class="result-title">
        <Marked text={entry.title} words={words} />
      </span>{' '}
      <span class="result-kind">{kind}</span>
    </span>
  );
}

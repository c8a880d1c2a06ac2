import type { ThemeName } from '../../charts/theme.js';
import { fetchManualPage } from '../api.js';
import { formatHeading } from '../format.js';
import { loadManual } from '../help/entries.js';
import { RUN_PAGE, SESSION_PAGE } from '../route.js';
import { ManualArticle } from './article.js';
import { Glossary } from './glossary-page.js';
import { hashOfManualPage, hashOfTerm, MANUAL_LIST, type ManualPlace } from './hash.js';
import { ManualList } from './list.js';
import { PageTitle } from './page-title.js';
import { InlineFailure, LinesSkeleton } from './states.js';
import { useLoaded } from './use-loaded.js';

export interface ManualPageProps {
  readonly place: ManualPlace;
  readonly theme: ThemeName;
  /** Hash of the puzzle, or of the page about the reader, that they came from. */
  readonly back: string;
}

/** The manual: all pages by family, one page with its picture, or the glossary. */
export function ManualPage({ place, theme, back }: ManualPageProps) {
  const { loaded, retry } = useLoaded('manual', loadManual);
  const page = place.kind === 'page' ? place.id : null;
  const pages = loaded.kind === 'ready' ? loaded.value : [];
  const current = (chosen: boolean) => (chosen ? ('page' as const) : undefined);
  const families = [...new Set(pages.map(({ family }) => family))];
  return (
    <div class="manual-page">
      <nav class="manual-nav" aria-label="Manual">
        <a class="manual-back" href={back}>
          {backLabel(back)}
        </a>
        <a href={MANUAL_LIST} aria-current={current(place.kind === 'list')}>
          All pages
        </a>
        <a href={hashOfTerm(null)} aria-current={current(place.kind === 'glossary')}>
          Glossary
        </a>
        <div class="manual-nav-pages">
          {families.map((family) => (
            <div key={family}>
              <p class="manual-family" id={`nav-${family}`}>
                {formatHeading(family)}
              </p>
              <ul aria-labelledby={`nav-${family}`}>
                {pages
                  .filter((entry) => entry.family === family)
                  .map((entry) => (
                    <li key={entry.id}>
                      <a href={hashOfManualPage(entry.id)} aria-current={current(entry.id === page)}>
                        {entry.title}
                      </a>
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        </div>
      </nav>
      <div class="manual-content">
        {place.kind === 'glossary' && <Glossary term={place.term} />}
        {place.kind === 'page' && <OnePage id={place.id} theme={theme} />}
        {place.kind === 'list' && loaded.kind === 'loading' && <LinesSkeleton label="Loading the manual…" />}
        {place.kind === 'list' && loaded.kind === 'failed' && (
          <InlineFailure what="The manual could not be loaded:" message={loaded.message} retry={retry} />
        )}
        {place.kind === 'list' && loaded.kind === 'ready' && <ManualList pages={loaded.value} />}
      </div>
    </div>
  );
}

function backLabel(back: string): string {
  if (back === RUN_PAGE) return '← Back to your run';
  return back === SESSION_PAGE ? '← Back to your record' : '← Back to the puzzle';
}

function OnePage({ id, theme }: { id: string; theme: ThemeName }) {
  const { loaded, retry } = useLoaded(id, fetchManualPage);
  if (loaded.kind === 'loading') return <LinesSkeleton label="Loading the page…" />;
  if (loaded.kind === 'failed')
    return <InlineFailure what="This page could not be loaded:" message={loaded.message} retry={retry} />;
  return (
    <>
      <PageTitle title={loaded.value.title} />
      <ManualArticle page={loaded.value} deeper={0} theme={theme} />
    </>
  );
}

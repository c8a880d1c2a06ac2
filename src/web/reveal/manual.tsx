import type { ThemeName } from '../../charts/theme.js';
import { fetchManualPage } from '../api.js';
import { ManualArticle } from '../manual/article.js';
import { hashOfManualPage } from '../manual/hash.js';
import { InlineFailure, LinesSkeleton } from '../manual/states.js';
import { useLoaded } from '../manual/use-loaded.js';

/** The manual's page about the cause, with its picture. */
export function Manual({ id, theme }: { id: string; theme: ThemeName }) {
  const { loaded, retry } = useLoaded(id, fetchManualPage);
  return (
    <section class="manual" aria-labelledby="manual-heading">
      <h2 class="group-heading" id="manual-heading">
        Manual{loaded.kind === 'ready' && `: ${loaded.value.title}`}{' '}
        <a class="heading-note" href={hashOfManualPage(id)}>
          open the page
        </a>
      </h2>
      {loaded.kind === 'loading' && <LinesSkeleton label="Loading the manual page…" />}
      {loaded.kind === 'failed' && (
        <InlineFailure what="The manual page could not be loaded:" message={loaded.message} retry={retry} />
      )}
      {loaded.kind === 'ready' && <ManualArticle page={loaded.value} deeper={1} theme={theme} />}
    </section>
  );
}

import type { ThemeName } from '../../charts/theme.js';
import type { ManualPage as Page } from '../api.js';
import { pageHtml } from './page-html.js';
import { Picture } from './picture.js';

/** Picture and text of a page of the manual; its headings begin `deeper` levels below the second. */
export function ManualArticle({ page, deeper, theme }: { page: Page; deeper: number; theme: ThemeName }) {
  return (
    <article class="prose">
      {page.picture !== null && <Picture picture={page.picture} theme={theme} />}
      <Text html={pageHtml(page.html, deeper)} />
    </article>
  );
}

function Text({ html }: { html: string }) {
  // Trusted markup: rendered by our server from our own markdown, never from anything a visitor typed.
  return <div class="prose-text" dangerouslySetInnerHTML={{ __html: html }} />;
}

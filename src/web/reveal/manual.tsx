import { useEffect, useState } from 'preact/hooks';
import { fetchManual } from '../api.js';

/** The manual's page about the cause. The server renders it from our own texts, so its markup is trusted. */
export function Manual({ id }: { id: string }) {
  const [html, setHtml] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    fetchManual(id)
      .then((page) => current && setHtml(page.html))
      .catch((error: Error) => current && setFailure(error.message));
    return () => {
      current = false;
    };
  }, [id]);
  return (
    <section class="manual" aria-labelledby="manual-heading">
      <h2 class="group-heading" id="manual-heading">
        Manual
      </h2>
      {failure !== null && <p class="muted">No manual page could be loaded: {failure}</p>}
      {failure === null && html === null && <p class="muted">Loading the manual page…</p>}
      {html !== null && <Prose html={html} />}
    </section>
  );
}

function Prose({ html }: { html: string }) {
  // Trusted markup: rendered by our server from our own markdown, never from anything a visitor typed.
  return <article class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

import type { DocumentedCase } from '../../puzzle/revealed.js';

/** The real run that the puzzle repeats, or is: what happened, in its own numbers, and what of it is shown here. */
export function Incident({ incident }: { incident: DocumentedCase }) {
  const { kind, title, story, figures, here, sources } = incident;
  return (
    <section class="incident" aria-labelledby="incident-heading">
      <p class="eyebrow">{kind === 'recorded' ? 'Recorded run' : 'Documented case'}</p>
      <h2 id="incident-heading">{title}</h2>
      <p>{story}</p>
      <h3>In numbers</h3>
      <dl class="figures">
        {figures.map(({ what, documented }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{documented}</dd>
          </div>
        ))}
      </dl>
      <h3>In this run</h3>
      <p>{here}</p>
      <h3>Sources</h3>
      <ul class="sources">
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </section>
  );
}

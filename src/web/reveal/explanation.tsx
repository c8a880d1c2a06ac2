import type { ComponentChildren } from 'preact';
import type { Reveal } from '../../puzzle/revealed.js';
import { formatHeading, formatPlain } from '../format.js';
import { Term } from '../help/term.js';
import { HEALTHY } from '../names.js';

/** What the fault does to the panels, how strong this dose was, and what cures it. */
export function Explanation({ reveal }: { reveal: Reveal }) {
  return (
    <section class="explanation" aria-labelledby="explanation-heading">
      <h2 id="explanation-heading">{reveal.cause.name}</h2>
      <p class="eyebrow">{formatHeading(reveal.cause.family)}</p>
      <p>{reveal.cause.summary}</p>
      {reveal.signature.length > 0 && (
        <>
          <h3>What it does to the panels</h3>
          <ul class="signature">
            {reveal.signature.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {(reveal.dose.length > 0 || reveal.severity !== null) && (
        <>
          <h3>
            <Term id="dose">Dose</Term> in this run
          </h3>
          <dl class="dose">
            {reveal.severity !== null && (
              <Entry label={<Term id="severity">severity</Term>} value={formatPlain(reveal.severity)} />
            )}
            {reveal.dose.map(({ label, value }) => (
              <Entry key={label} label={label} value={formatPlain(Number(value))} />
            ))}
          </dl>
        </>
      )}
      {reveal.remedy !== '' && (
        <>
          <h3>Remedy</h3>
          <p>{reveal.remedy}</p>
        </>
      )}
      {reveal.control.summary !== '' && (
        <>
          <h3>Also in this run</h3>
          <p>
            {reveal.cause.id !== HEALTHY && (
              <>
                A <Term id="benign-event">benign event</Term>, which is not the cause.{' '}
              </>
            )}
            {reveal.control.summary}
          </p>
        </>
      )}
    </section>
  );
}

function Entry({ label, value }: { label: ComponentChildren; value: string }) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

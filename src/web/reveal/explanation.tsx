import type { ComponentChildren } from 'preact';
import type { Reveal } from '../../puzzle/revealed.js';
import { formatHeading, formatPlain, formatStep } from '../format.js';
import { Term } from '../help/term.js';
import { hashOfManualPage } from '../manual/hash.js';
import { HEALTHY } from '../names.js';
import { hasEvent } from './sentences.js';

/** What the fault does to the panels, how strong this dose was, and what cures it. */
export function Explanation({ reveal }: { reveal: Reveal }) {
  const healthy = reveal.cause.id === HEALTHY;
  return (
    <section class="explanation" aria-labelledby="explanation-heading">
      <h2 id="explanation-heading">{reveal.cause.name}</h2>
      <p class="eyebrow">{formatHeading(reveal.cause.family)}</p>
      <p>{reveal.cause.summary}</p>
      {healthy && <BenignEvent reveal={reveal} heading="What happened in this run" />}
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
      {!healthy && <BenignEvent reveal={reveal} heading="Also in this run" />}
    </section>
  );
}

/** What happened in the run that is not the cause: what it is called, when, and where the manual tells more. */
function BenignEvent({ reveal, heading }: { reveal: Reveal; heading: string }) {
  if (!hasEvent(reveal)) return null;
  const { id, name, step, summary } = reveal.control;
  return (
    <>
      <h3>{heading}</h3>
      <p>
        <strong>{name}</strong>
        {step !== null && `, at step ${formatStep(step)}`}: a <Term id="benign-event">benign event</Term>
        {reveal.cause.id !== HEALTHY && ', which is not the cause'}. {summary}{' '}
        <a href={hashOfManualPage(id)}>In the manual</a>
      </p>
    </>
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

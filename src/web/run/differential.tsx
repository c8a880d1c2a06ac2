import { useMemo } from 'preact/hooks';
import type { RunDiagnosis } from '../api.js';
import { Term } from '../help/term.js';
import { hashOfManualPage } from '../manual/hash.js';
import { Weights } from '../weights/weights-view.js';
import { evidenceFor, likelihoodText, rivalOf, SHOWN } from './evidence.js';

/** Causes by their probability: the likely ones each with its evidence, the others folded. */
export function Differential({ found }: { found: RunDiagnosis }) {
  const rest = found.causes.slice(SHOWN);
  const share = rest.reduce((sum, { p }) => sum + p, 0);
  return (
    <section class="differential" aria-labelledby="differential-heading">
      <h2 class="group-heading" id="differential-heading">
        What it may be
      </h2>
      <ol class="suspects">
        {found.causes.slice(0, SHOWN).map(({ id, p }, rank) => (
          <li key={id}>
            <details class="suspect" open={rank === 0}>
              <summary class="suspect-head">
                <span class="suspect-name">{found.about[id]?.name ?? id}</span>
                <span class="suspect-share">{likelihoodText(p)}</span>
                <Bar p={p} />
              </summary>
              <Cause found={found} id={id} />
            </details>
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <details class="suspect suspect-rest">
          <summary class="suspect-head">
            <span class="suspect-name">
              {rest.length} {rest.length === 1 ? 'other' : 'others'} together
            </span>
            <span class="suspect-share">{likelihoodText(share)}</span>
            <Bar p={share} />
          </summary>
          <ul class="suspect-list">
            {rest.map(({ id, p }) => (
              <li key={id}>
                <a href={hashOfManualPage(id)}>{found.about[id]?.name ?? id}</a> <span>{likelihoodText(p)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Bar({ p }: { p: number }) {
  return (
    <span class="share-bar" aria-hidden="true">
      <span class="share-fill" style={{ width: `${p * 100}%` }} />
    </span>
  );
}

function Cause({ found, id }: { found: RunDiagnosis; id: string }) {
  const rival = rivalOf(found, id);
  const rows = useMemo(() => (rival === null ? [] : evidenceFor(found, id, rival)), [found, id, rival]);
  const nameOf = (cause: string) => found.about[cause]?.name ?? cause;
  return (
    <div class="suspect-body">
      <p>
        {found.about[id]?.summary} <a href={hashOfManualPage(id)}>In the manual</a>
      </p>
      {rival !== null && (
        <Weights
          heading={`${nameOf(id)} rather than ${nameOf(rival)}`}
          unit={
            <>
              weight of evidence in <Term id="nats">nats</Term>
            </>
          }
          rows={rows}
          right={nameOf(id)}
          left={nameOf(rival)}
        />
      )}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import type { BrierParts } from '../../puzzle/session/brier-parts.js';
import type { Session } from '../../puzzle/session/session.js';
import { Term } from '../help/term.js';
import { Bar } from './bar.js';
import { BIN_LEAST, brierInWords, countOf, curveMissingInWords, three } from './words.js';

/** The Brier score of "my first cause is right" and what it is made of, each part on from where the one before ends. */
export function Brier({ session }: { session: Session }) {
  const { brier, confidence } = session;
  if (brier === null || confidence === null) return null;
  const missing = curveMissingInWords(session);
  return (
    <section class="record-part" aria-labelledby="record-brier">
      <h2 class="group-heading" id="record-brier">
        <Term id="brier-score">Brier score</Term> of your confidence: {three(brier.brier)}
      </h2>
      <p>
        Over the yes-or-no forecast “my first cause is right”: 0 is best, 1 is worst, and saying 50 % to everything
        scores 0.25. {missing === null && brierInWords(brier, confidence.right)}
      </p>
      {missing === null ? (
        <Parts brier={brier} />
      ) : (
        <p class="hint">
          {brier.n < 2 * BIN_LEAST && `Of ${countOf(brier.n, 'answer')} this is mostly luck. `}
          What it is made of can be told as soon as there is a curve.
        </p>
      )}
    </section>
  );
}

function Parts({ brier }: { brier: BrierParts }) {
  const { uncertainty, resolution, reliability, reliabilityByLuck, withinBins } = brier;
  const resolved = uncertainty - resolution;
  const told = resolved + reliability;
  const scale = Math.max(uncertainty, told, brier.brier, Number.MIN_VALUE);
  const stretch = (from: number, to: number) => ({ from: from / scale, to: Math.max(0, to / scale) });
  return (
    <table class="record-bars">
      <caption class="visually-hidden">Parts of the Brier score, which add up to it</caption>
      <tbody>
        <Part
          name={<Term id="uncertainty">Uncertainty</Term>}
          note="how mixed the outcomes were"
          value={three(uncertainty)}
          bar={<Bar fill={stretch(0, uncertainty)} look="plain" />}
        />
        <Part
          name={<Term id="resolution">Resolution</Term>}
          note="how well confidence tells right from wrong: more is better"
          value={three(-resolution)}
          bar={<Bar fill={stretch(resolved, uncertainty)} look="less" />}
        />
        <Part
          name={<Term id="reliability">Reliability</Term>}
          note={`how far claims and outcomes lie apart; luck alone gives ${three(reliabilityByLuck)}`}
          value={`+${three(reliability)}`}
          bar={<Bar fill={stretch(resolved, told)} look="plain" />}
        />
        <Part
          name="Within the points"
          note="confidences that differ within one point of the curve"
          value={withinBins < 0 ? three(withinBins) : `+${three(withinBins)}`}
          bar={<Bar fill={stretch(told, told + withinBins)} look={withinBins < 0 ? 'less' : 'plain'} />}
        />
      </tbody>
      <tfoot>
        <Part
          name="Brier score"
          note="the sum"
          value={three(brier.brier)}
          bar={<Bar fill={stretch(0, brier.brier)} look="sum" />}
        />
      </tfoot>
    </table>
  );
}

interface PartProps {
  readonly name: ComponentChildren;
  readonly note: string;
  readonly value: string;
  readonly bar: ComponentChildren;
}

function Part({ name, note, value, bar }: PartProps) {
  return (
    <tr>
      <th scope="row">
        {name} <span class="record-note">{note}</span>
      </th>
      <td class="record-bar">{bar}</td>
      <td class="record-number">{value}</td>
    </tr>
  );
}

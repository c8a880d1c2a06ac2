import { useMemo, useState } from 'preact/hooks';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import type { Prior } from '../answer/rest.js';
import { Term } from '../help/term.js';
import { Weights } from '../weights/weights-view.js';
import { balanceAgainst, rivalsOf } from './told.js';
import { togetherInWords } from './told-words.js';

export interface ToldProps {
  readonly puzzle: PublicPuzzle;
  readonly reveal: Reveal;
  readonly prior: Prior;
}

/** What each panel told the reference diagnostician: the true cause against another one, which the reader may choose. */
export function ToldSection({ puzzle, reveal, prior }: ToldProps) {
  const rivals = useMemo(() => rivalsOf(reveal, puzzle.candidates, prior), [reveal, puzzle, prior]);
  const [chosen, choose] = useState<string | null>(null);
  const rival = rivals.find(({ id }) => id === chosen) ?? rivals[0];
  const balance = useMemo(
    () => (rival === undefined ? null : balanceAgainst(reveal, rival.id, prior)),
    [reveal, rival, prior],
  );
  if (rival === undefined || balance === null) return null;
  const truth = reveal.cause.name;
  return (
    <section class="told" aria-labelledby="told-heading">
      <h2 class="group-heading" id="told-heading">
        What each panel{reveal.readings.length > 0 && ' and probe'} told{' '}
        <span class="heading-note">as the reference diagnostician weighs it</span>
      </h2>
      <div class="told-body">
        <label class="told-rival">
          <span>“{truth}”, the cause, against</span>
          <select value={rival.id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            {rivals.map(({ id, name, said }) => (
              <option key={id} value={id}>
                {said ? `${name} (first in your answer)` : name}
              </option>
            ))}
          </select>
        </label>
        <Weights
          heading="Weight of evidence"
          unit={
            <>
              in <Term id="nats">nats</Term>
            </>
          }
          first={balance.prior}
          rows={balance.panels}
          right={truth}
          left={rival.name}
        />
        <p class="told-together" role="status">
          {togetherInWords(balance.total, truth, rival.name)}
        </p>
      </div>
    </section>
  );
}

import { useRef } from 'preact/hooks';
import type { ThemeName } from '../../charts/theme.js';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import { fetchWhyNot } from '../api.js';
import { InlineFailure, LinesSkeleton } from '../manual/states.js';
import { useLoaded } from '../manual/use-loaded.js';
import { AlternativeView } from './alternative.js';
import { useNear } from './use-near.js';

export interface WhyNotProps {
  readonly puzzle: PublicPuzzle;
  readonly reveal: Reveal;
  readonly theme: ThemeName;
}

/** Why it was not another cause: the same run simulated with that cause in place of the true one. */
export function WhyNotSection({ puzzle, reveal, theme }: WhyNotProps) {
  const section = useRef<HTMLElement>(null);
  // The server simulates for this, so it is asked only when the reader comes near.
  const near = useNear(section);
  const { loaded, retry } = useLoaded(near ? puzzle.id : null, fetchWhyNot);
  return (
    <section ref={section} class="why-not" aria-labelledby="why-not-heading">
      <h2 class="group-heading" id="why-not-heading">
        Why not something else? <span class="heading-note">the same run, simulated with another cause</span>
      </h2>
      {loaded.kind === 'loading' && <LinesSkeleton label="Simulating the alternatives…" />}
      {loaded.kind === 'failed' && (
        <InlineFailure what="The alternatives could not be loaded:" message={loaded.message} retry={retry} />
      )}
      {loaded.kind === 'ready' && loaded.value.alternatives.length === 0 && (
        <p class="muted">
          {reveal.incident?.kind === 'recorded'
            ? 'This run was recorded: it cannot be run again with another cause.'
            : 'This cause has no near neighbour in this scenario.'}
        </p>
      )}
      {loaded.kind === 'ready' &&
        loaded.value.alternatives.map((alternative) => (
          <AlternativeView
            key={alternative.cause.id}
            alternative={alternative}
            puzzle={puzzle}
            reveal={reveal}
            theme={theme}
          />
        ))}
    </section>
  );
}

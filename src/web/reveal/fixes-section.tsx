import { useRef } from 'preact/hooks';
import type { ThemeName } from '../../charts/theme.js';
import type { Reveal } from '../../puzzle/revealed.js';
import { fetchFixed } from '../api.js';
import { InlineFailure, LinesSkeleton } from '../manual/states.js';
import { useLoaded } from '../manual/use-loaded.js';
import { DO_NOTHING } from '../names.js';
import { FixedCurves } from './fixed-curves.js';
import { FixesTable } from './fixes-table.js';
import { useNear } from './use-near.js';

/** What could be done about the run: every fix with its outcome, and the runs that came of three of them. */
export function FixesSection({ reveal, theme }: { reveal: Reveal; theme: ThemeName }) {
  const section = useRef<HTMLElement>(null);
  // The server simulates for this, so it is asked only when the reader comes near.
  const near = useNear(section);
  const has = reveal.fixes.length > 0;
  const { loaded, retry } = useLoaded(near && has ? reveal.puzzle : null, fetchFixed);
  const yours = reveal.answer === null ? null : (reveal.answer.fix ?? DO_NOTHING);
  if (!has && reveal.incident?.kind !== 'recorded') return null;
  return (
    <section ref={section} class="done" aria-labelledby="done-heading">
      <h2 class="group-heading" id="done-heading">
        What could be done{' '}
        {has && <span class="heading-note">the run with each fix, simulated to its planned end</span>}
      </h2>
      {!has && <p class="muted">This run was recorded: it cannot be run again with a fix.</p>}
      {has && (
        <div class="done-body">
          <FixesTable fixes={reveal.fixes} yours={yours} />
          {loaded.kind === 'loading' && <LinesSkeleton label="Simulating the fixes…" />}
          {loaded.kind === 'failed' && (
            <InlineFailure what="The runs with fixes could not be loaded:" message={loaded.message} retry={retry} />
          )}
          {loaded.kind === 'ready' && loaded.value.runs.length > 0 && (
            <FixedCurves fixed={loaded.value} reveal={reveal} yours={yours} theme={theme} />
          )}
        </div>
      )}
    </section>
  );
}

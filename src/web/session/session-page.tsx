import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ThemeName } from '../../charts/theme.js';
import { fetchSession, type SessionState } from '../api.js';
import { InlineFailure, LinesSkeleton } from '../manual/states.js';
import { useLoaded } from '../manual/use-loaded.js';
import { Brier } from './brier.js';
import { Calibration } from './calibration.js';
import { Confusions } from './confusions.js';
import { Families } from './families.js';
import { Skills } from './skills.js';
import { SpendAgainstPar } from './spend.js';
import { factsInWords, leftOutInWords } from './words.js';

/** What the reader's answers tell together: fetched anew at every visit. */
export function SessionPage({ theme }: { theme: ThemeName }) {
  const { loaded, retry } = useLoaded('session', fetchSession);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = 'Your record · lossleuth';
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="record-page">
      <header class="headline">
        <h1 ref={heading} tabIndex={-1}>
          Your record
        </h1>
        {loaded.kind === 'ready' && loaded.value.session.answers > 0 && <Facts state={loaded.value} />}
      </header>
      {loaded.kind === 'loading' && <LinesSkeleton label="Loading your record…" />}
      {loaded.kind === 'failed' && (
        <InlineFailure what="Your record could not be loaded:" message={loaded.message} retry={retry} />
      )}
      {loaded.kind === 'ready' &&
        (loaded.value.session.answers === 0 ? (
          <Empty givenUp={loaded.value.givenUp} />
        ) : (
          <Parts state={loaded.value} theme={theme} />
        ))}
    </div>
  );
}

function Facts({ state }: { state: SessionState }) {
  const leftOut = leftOutInWords(state);
  return (
    <>
      <p class="summary">{factsInWords(state)}</p>
      {leftOut !== null && <p class="hint">{leftOut}</p>}
    </>
  );
}

function Empty({ givenUp }: { givenUp: number }) {
  return (
    <section class="record-empty">
      <p>
        <strong>No answers yet.</strong>{' '}
        {givenUp > 0 && `${givenUp} ${givenUp === 1 ? 'puzzle was' : 'puzzles were'} given up: they have no score.`}
      </p>
      <p>
        After your first answer this page says how you score by skill and what you take for what; after sixteen or so,
        whether your 80 % is right four times out of five.
      </p>
      <p>
        <a href="#/">Go to the current puzzle</a>
      </p>
    </section>
  );
}

/** The parts of the record; another one is another component here. */
function Parts({ state, theme }: { state: SessionState; theme: ThemeName }) {
  const { session, names } = state;
  return (
    <div class="record-columns">
      <div class="record-column">
        <Calibration session={session} theme={theme} />
        <Brier session={session} />
      </div>
      <div class="record-column">
        <Skills session={session} />
        <SpendAgainstPar session={session} />
      </div>
      <div class="record-column">
        <Confusions session={session} names={names} />
        <Families session={session} />
      </div>
    </div>
  );
}

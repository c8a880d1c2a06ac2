import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ThemeName } from '../../charts/theme.js';
import { Columns } from './columns.js';
import { FileButton } from './file-button.js';
import { chosenFiles, exchanged, namesOf, withEvaluation } from './files.js';
import { Formats } from './formats.js';
import { Result } from './result.js';
import { useDrop } from './use-drop.js';
import { whereItGoes } from './words.js';
import { cancel, diagnose, listen, refuse, type Workplace, workplace } from './workplace.js';

function useWorkplace(): Workplace {
  const [state, setState] = useState(workplace);
  useEffect(() => {
    const follow = () => setState(workplace());
    follow();
    return listen(follow);
  }, []);
  return state;
}

/** Diagnoses a run of the reader's own: drop a file, and see what it may be. */
export function RunPage({ theme }: { theme: ThemeName }) {
  const { result, working, failure, map } = useWorkplace();
  const take = (files: readonly File[]) => {
    const chosen = chosenFiles(files);
    if (typeof chosen === 'string') refuse(chosen);
    // What the columns of one file mean says nothing about those of another.
    else void diagnose(chosen, []);
  };
  const over = useDrop(take);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = 'Your run · lossleuth';
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  useFocusOnResult(result);

  // What the buttons beside the main one act on: what failed last, or else what is shown.
  const subject = failure !== null && failure.files.length > 0 ? failure.files : (result?.files ?? null);
  const evaluation = subject?.find(({ role }) => role === 'evaluation') ?? null;
  const busy = working !== null;
  return (
    <div class={over ? 'run-page run-page-over' : 'run-page'}>
      <header class="headline">
        <h1 ref={heading} tabIndex={-1}>
          Your run
        </h1>
        <p class="summary">
          Give the metrics of a training run, and see which causes would explain them, when it began, and which panel
          says so.
        </p>
      </header>
      <section class={result === null ? 'drop-zone drop-zone-empty' : 'drop-zone'} aria-label="File of the run">
        <div class="drop-buttons">
          <FileButton label="Choose a file" look="primary" several disabled={false} take={take} />
          <span class="muted">or drop it anywhere on this page</span>
          {subject !== null && (
            <>
              <FileButton
                label={evaluation === null ? 'Add its evaluations' : 'Other evaluations'}
                look="quiet"
                several={false}
                disabled={busy}
                take={([file]) => void diagnose(withEvaluation(subject, file!), map)}
              />
              {evaluation !== null && (
                <button
                  type="button"
                  class="quiet"
                  disabled={busy}
                  onClick={() => void diagnose(exchanged(subject), map)}
                >
                  {evaluation.file.name} is the run
                </button>
              )}
            </>
          )}
        </div>
        <p class="hint">
          CSV, trainer_state.json, a W&amp;B export or TensorBoard event files, also gzipped, up to 16 MB.{' '}
          {whereItGoes(location.hostname)}
        </p>
        {subject !== null && (
          <Columns
            open={/ column: /.test(failure?.message ?? '')}
            send={busy ? null : (pairs) => void diagnose(subject, pairs)}
          />
        )}
        <div class="run-state" aria-live="polite">
          {working !== null && (
            <p class="run-working">
              <progress aria-label="Reading the run" /> Reading {namesOf(working)}…{' '}
              <button type="button" class="quiet" onClick={cancel}>
                Cancel
              </button>
            </p>
          )}
        </div>
        {failure !== null && (
          <p class="problem" role="alert">
            {failure.files.length > 0 && <strong>{namesOf(failure.files)} could not be diagnosed. </strong>}
            {failure.message}
          </p>
        )}
      </section>
      {result === null && <Formats />}
      {result !== null && (
        <div class={busy ? 'run-earlier' : ''} aria-busy={busy}>
          {failure !== null && <p class="hint">Below is still the diagnosis of {namesOf(result.files)}.</p>}
          <Result found={result.found} name={namesOf(result.files)} theme={theme} />
        </div>
      )}
      {over && (
        <div class="drop-over" aria-hidden="true">
          Drop it to diagnose the run
        </div>
      )}
    </div>
  );
}

/** A new result is where reading goes on, by eye and by screen reader; one that was there before is not. */
function useFocusOnResult(result: Workplace['result']): void {
  const before = useRef(result);
  useEffect(() => {
    if (before.current === result) return;
    before.current = result;
    const verdict = document.querySelector<HTMLElement>('.run-verdict');
    verdict?.focus({ preventScroll: true });
    verdict?.scrollIntoView({ block: 'nearest' });
  }, [result]);
}

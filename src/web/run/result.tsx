import type { ThemeName } from '../../charts/theme.js';
import type { RunDiagnosis } from '../api.js';
import { PanelsFailure, PanelsSkeleton } from '../ui/states.js';
import { useCharts } from '../use-charts.js';
import { Differential } from './differential.js';
import { likelihoodText } from './evidence.js';
import { RunPanel } from './run-panel.js';

export interface ResultProps {
  readonly found: RunDiagnosis;
  /** The run as its file is called. */
  readonly name: string;
  readonly theme: ThemeName;
}

/** A diagnosis: what it may be and why, when it began, how far to trust it, and the run itself. */
export function Result({ found, name, theme }: ResultProps) {
  const { charts, retryCharts } = useCharts(theme);
  const { words, run, names, notes } = found;
  const [first] = found.causes;
  return (
    <div class="run-result">
      <header class="headline">
        <p class="eyebrow">
          {name}: {words.read}
        </p>
        <h2 class="run-verdict" tabIndex={-1}>
          Most likely: {found.about[first!.id]?.name ?? first!.id}, {likelihoodText(first!.p)}
        </h2>
        <dl class="run-facts">
          <dt>Onset</dt>
          <dd>{words.onset}</dd>
          <dt>Typicality</dt>
          <dd>{words.typicality}</dd>
          {found.nextProbe !== null && (
            <>
              <dt>Next</dt>
              <dd>
                {found.nextProbe.name}: {found.nextProbe.question}
              </dd>
            </>
          )}
        </dl>
      </header>
      {found.unlike && (
        <p class="notice">
          This run is unlike any run that was simulated. Read the panels and the manual yourself before you believe the
          order below.
        </p>
      )}
      <div class="run-columns">
        <Differential found={found} />
        <section class="run-panels" aria-labelledby="run-panels-heading">
          <h2 class="group-heading" id="run-panels-heading">
            The run
          </h2>
          {charts.kind === 'loading' && <PanelsSkeleton />}
          {charts.kind === 'failed' && <PanelsFailure message={charts.message} retry={retryCharts} />}
          {charts.kind === 'ready' && (
            <div class="panel-grid">
              {run.panels.map((panel, place) => (
                <RunPanel
                  key={panel.id}
                  panel={panel}
                  span={run}
                  interval={found.onset.interval}
                  named={place === 0}
                  charts={charts.dashboard.charts}
                />
              ))}
            </div>
          )}
        </section>
        <div class="run-reading">
          <section aria-labelledby="run-notes-heading">
            <h2 class="group-heading" id="run-notes-heading">
              How the file was read
            </h2>
            <ul class="run-notes">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
              {found.unused.length > 0 && (
                <li>Logged and not weighed: {found.unused.map((panel) => names[panel]).join(', ')}.</li>
              )}
            </ul>
          </section>
          {words.telling.length + words.idle.length > 0 && (
            <section aria-labelledby="run-missing-heading">
              <h2 class="group-heading" id="run-missing-heading">
                What the run does not log
              </h2>
              <ul class="run-notes">
                {words.telling.map(({ panel, text }) => (
                  <li key={panel}>
                    <strong>{names[panel]}</strong> would help: {text}.
                  </li>
                ))}
                {words.idle.length > 0 && (
                  <li>
                    {words.telling.length > 0 ? 'Not logged either' : 'Not logged'}:{' '}
                    {words.idle.map((panel) => names[panel]).join(', ')}.
                  </li>
                )}
              </ul>
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

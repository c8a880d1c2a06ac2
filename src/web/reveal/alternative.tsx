import type { ThemeName } from '../../charts/theme.js';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Alternative, Reveal, TellingPanel } from '../../puzzle/revealed.js';
import { PictureChart } from '../chart/picture-chart.js';
import { Term } from '../help/term.js';
import { panelName, panelValues } from '../manual/panel-names.js';
import { roleInWords, simulatedInWords, supposedLabel } from './alternative-words.js';
import { evidenceInWords, evidenceShare, natsInDigits, oddsInWords } from './evidence-words.js';
import { pictureWindow } from './picture-window.js';
import { strongestObjection } from './told.js';
import { objectionInWords } from './told-words.js';

interface AlternativeProps {
  readonly alternative: Alternative;
  readonly puzzle: PublicPuzzle;
  readonly reveal: Reveal;
  readonly theme: ThemeName;
}

/** One other cause: how strongly the panels speak against it, which of them, and what they would have shown. */
export function AlternativeView({ alternative, puzzle, reveal, theme }: AlternativeProps) {
  const { cause, role, evidence, panels } = alternative;
  const odds = oddsInWords(evidence);
  return (
    <article class="alternative" aria-labelledby={`alternative-${cause.id}`}>
      <header class="alternative-head">
        <h3 id={`alternative-${cause.id}`}>
          {cause.name} <span class="role">{roleInWords(role)}</span>
        </h3>
        <p class="weight">
          <strong>{evidenceInWords(evidence)}</strong>{' '}
          <span class="muted">
            {natsInDigits(evidence)} <Term id="nats">nats</Term> against it
            {odds !== null && `, ${odds}`}
          </span>
        </p>
        <div class="weight-bar" aria-hidden="true">
          <span class="weight-fill" style={{ width: `${evidenceShare(evidence) * 100}%` }} />
        </div>
        {role === 'chosen' && <p class="objection">{objectionInWords(strongestObjection(reveal, cause.id))}</p>}
        <p class="hint">{simulatedInWords(alternative)}</p>
      </header>
      <ul class="telling">
        {panels.map((panel) => (
          <li key={`${panel.panel} ${panel.slice ?? ''}`}>
            <p class="telling-text">{panel.text}</p>
            <TellingChart panel={panel} alternative={alternative} puzzle={puzzle} reveal={reveal} theme={theme} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function TellingChart(props: AlternativeProps & { panel: TellingPanel }) {
  const { panel, alternative, puzzle, reveal, theme } = props;
  const observed = panelValues(puzzle, panel.panel, panel.slice);
  const supposed = panelValues(alternative, panel.panel, panel.slice);
  if (observed === null || supposed === null) return null;
  const slice = panel.slice === null ? null : (puzzle.evaluations.slices[panel.slice]?.name ?? null);
  const { title, unit, log } = panelName(panel.panel, slice);
  return (
    <PictureChart
      title={title}
      unit={unit}
      at={observed.at}
      run={observed.values}
      twin={supposed.values}
      onset={reveal.onset ?? alternative.onset}
      runLabel="observed"
      twinLabel={supposedLabel(alternative)}
      log={log}
      window={pictureWindow(panel, puzzle.steps, observed.at)}
      theme={theme}
    />
  );
}

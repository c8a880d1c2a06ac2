import type { RunCard } from '../../puzzle/puzzle.js';
import { formatHeading, formatStep } from '../format.js';
import { withUnits } from './with-units.js';

/** What differs from run to run: the panel that logs one value or another, and one that is dead. */
const decisive = ({ metric, note }: RunCard['logging'][number]): boolean =>
  metric === 'learning-rate' || note.startsWith('dead');

/** What the team wrote down about the run: facts, changes, and what each panel really logs. */
export function RunCardView({ card, jump }: { card: RunCard; jump(step: number): void }) {
  const groups = [...new Set(card.facts.map(({ group }) => group))];
  return (
    <section class="card" aria-label="Run card">
      <ChangeLog entries={card.changeLog} jump={jump} />
      {card.logging.filter(decisive).map(({ metric, note }) => (
        <p key={metric} class="decisive-note">
          <span class="muted">{formatHeading(metric)} in its panel:</span> {note}
        </p>
      ))}
      <details>
        <summary>
          <h2 class="card-heading">Run card</h2>
        </summary>
        <div class="facts">
          {groups.map((group) => (
            <div key={group} class="fact-group">
              <h3 class="fact-heading">{formatHeading(group)}</h3>
              <dl>
                {card.facts
                  .filter((fact) => fact.group === group)
                  .map((fact) => (
                    <div key={fact.label} class="fact">
                      <dt>{fact.label}</dt>
                      <dd>{withUnits(fact.value)}</dd>
                    </div>
                  ))}
              </dl>
            </div>
          ))}
        </div>
      </details>
      <details>
        <summary>
          <h2 class="card-heading">What each panel logs</h2>
        </summary>
        <dl class="logging-notes">
          {card.logging.map(({ metric, note }) => (
            <div key={metric} class="fact">
              <dt>{formatHeading(metric)}</dt>
              <dd>{note}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

function ChangeLog({ entries, jump }: { entries: RunCard['changeLog']; jump(step: number): void }) {
  return (
    <div class="change-log">
      <h2 class="card-heading">Change log</h2>
      {entries.length === 0 ? (
        <p class="muted">No change was recorded.</p>
      ) : (
        <ol>
          {entries.map(({ step, text }) => (
            <li key={`${step} ${text}`}>
              <button type="button" class="step" title="Take all panels to this step" onClick={() => jump(step)}>
                {formatStep(step)}
              </button>{' '}
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

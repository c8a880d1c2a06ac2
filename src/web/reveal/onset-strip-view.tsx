import { formatStep } from '../format.js';
import { Term } from '../help/term.js';
import type { StripEntry } from './onset-strip.js';

/** The run as a line: the answer's interval on it, and where the fault began and first showed. */
export function OnsetStrip({ entries, steps }: { entries: readonly StripEntry[]; steps: number }) {
  const drawn = entries.filter(({ from }) => from !== null);
  return (
    <div class="truth-strip">
      {drawn.length > 0 && (
        <>
          <div class="truth-line" aria-hidden="true">
            {drawn.map(({ kind, from, to }) => (
              <span
                key={kind}
                class={`truth-mark truth-${kind}`}
                style={{ left: `${from! * 100}%`, width: kind === 'yours' ? `${(to! - from!) * 100}%` : undefined }}
              />
            ))}
          </div>
          <div class="truth-ends" aria-hidden="true">
            <span>0</span>
            <span>{formatStep(steps - 1)}</span>
          </div>
        </>
      )}
      <dl class="truth-legend">
        {entries.map((entry) => (
          <div key={entry.kind}>
            <dt>
              <span class={`truth-key truth-key-${entry.kind}`} aria-hidden="true" />
              <Label entry={entry} />
            </dt>
            <dd>{entry.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Label({ entry: { kind, label, from, to } }: { entry: StripEntry }) {
  if (kind === 'onset') return <Term id="onset">{label}</Term>;
  if (kind === 'detectable') return <Term id="first-detectable-step">{label}</Term>;
  if (from === to) return <>{label}</>;
  return (
    <span>
      {label}, as <Term id="80-interval">80 % interval</Term>
    </span>
  );
}

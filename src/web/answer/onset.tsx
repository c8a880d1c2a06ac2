import { type Draft, HEALTHY, type OnsetKind } from './draft.js';

const KINDS: readonly { readonly kind: OnsetKind; readonly label: string }[] = [
  { kind: 'interval', label: 'between two steps' },
  { kind: 'start', label: 'from the start' },
  { kind: 'none', label: 'none – the run is healthy' },
];

/** Since when: an interval that holds the onset four times in five, from the start, or never. */
export function Onset({ draft, steps, change }: { draft: Draft; steps: number; change(draft: Draft): void }) {
  const healthy = draft.cause === HEALTHY;
  const field = (key: 'from' | 'to', label: string) => (
    <label>
      {label}{' '}
      <input
        type="number"
        class="step-field"
        min={0}
        max={steps - 1}
        step={1}
        value={draft[key]}
        disabled={healthy}
        onInput={(event) => change({ ...draft, onset: 'interval', [key]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <fieldset class="field">
      <legend>Since when</legend>
      {KINDS.map(({ kind, label }) => (
        <label key={kind} class="choice">
          <input
            type="radio"
            name="onset"
            value={kind}
            checked={draft.onset === kind}
            disabled={healthy ? kind !== 'none' : kind === 'none'}
            onChange={() => change({ ...draft, onset: kind })}
          />
          {label}
        </label>
      ))}
      <div class="interval-fields">
        {field('from', 'step')}
        {field('to', 'to')}
      </div>
      <p class="hint">An 80 % interval. Shift-drag on a panel sets it too.</p>
    </fieldset>
  );
}

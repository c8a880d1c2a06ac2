import { HEALTHY } from '../names.js';
import type { Draft, OnsetKind } from './draft.js';

/** Since when: an interval that holds the onset four times in five, from the start, or never. */
export function Onset({ draft, steps, change }: { draft: Draft; steps: number; change(draft: Draft): void }) {
  const healthy = draft.cause === HEALTHY;
  const choice = (kind: OnsetKind, label: string) => (
    <label class="choice">
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
  );
  const field = (key: 'from' | 'to', label: string) => (
    <input
      type="number"
      class="step-field"
      aria-label={label}
      min={0}
      max={steps - 1}
      step={1}
      value={draft[key]}
      disabled={healthy}
      onInput={(event) => change({ ...draft, onset: 'interval', [key]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset class="field">
      <legend>Since when</legend>
      <div class="interval-fields">
        {choice('interval', 'between')}
        {field('from', 'Earliest step of the onset')}
        <span aria-hidden="true">and</span>
        {field('to', 'Latest step of the onset')}
      </div>
      {choice('start', 'from the start')}
      {choice('none', 'none – the run is healthy')}
      <p class="hint">An 80 % interval; shift-drag on a panel sets it too.</p>
    </fieldset>
  );
}

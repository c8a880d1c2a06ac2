import { checkInterval } from './check.js';
import { type Draft, leadsHealthy, type OnsetKind, saysHealthy } from './draft.js';
import type { Prior } from './rest.js';
import { IntervalStrip } from './strip.js';
import type { DraftControl } from './use-draft.js';
import { widthInWords } from './words.js';

export interface OnsetProps {
  readonly control: DraftControl;
  readonly steps: number;
  readonly prior: Prior;
  readonly marking: boolean;
  setMarking(on: boolean): void;
}

/** Since when: an interval that holds the onset four times in five, from the start, or never. */
export function Onset({ control, steps, prior, marking, setMarking }: OnsetProps) {
  const { draft } = control;
  const healthy = saysHealthy(draft.named, prior);
  const interval = draft.onset === 'interval' ? checkInterval(draft.from, draft.to, steps) : null;
  const choice = (kind: OnsetKind, label: string) => (
    <label class="choice">
      <input
        type="radio"
        name="onset"
        value={kind}
        checked={draft.onset === kind}
        disabled={kind === 'none' ? !leadsHealthy(draft.named, prior) : healthy}
        onChange={() => control.change({ ...draft, onset: kind }, 'onset')}
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
      onInput={(event) => {
        const text = event.currentTarget.value;
        control.change((start) => ({ ...start, onset: 'interval', [key]: text }), key);
      }}
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
      <IntervalStrip interval={interval} steps={steps} />
      <div class="interval-foot">
        <button
          type="button"
          class="quiet"
          aria-pressed={marking}
          disabled={healthy}
          onClick={() => setMarking(!marking)}
        >
          Mark on a panel
        </button>
        <span class="interval-width" role="status">
          {marking ? 'Drag over a panel.' : widthOf(draft, interval)}
        </span>
      </div>
      <div class="other-onsets">
        {choice('start', 'from the start')}
        {choice('none', 'none – the run is healthy')}
      </div>
      <p class="hint">
        The first step at which the fault shows, in an interval that holds it four times in five (80 %). Each step of
        width costs one, each step it is missed by costs ten.
      </p>
    </fieldset>
  );
}

function widthOf(draft: Draft, interval: readonly [number, number] | null): string {
  if (interval !== null) return widthInWords(interval);
  return draft.onset === 'interval' && draft.from !== '' && draft.to !== '' ? 'not an interval of this run' : '';
}

import { formatStep } from '../format.js';
import type { Crosshair } from './crosshair.js';
import { type DashboardOptions, type OptionsChange, zoomTo } from './options.js';
import { useCrosshair } from './use-crosshair.js';

export interface ToolbarProps {
  readonly options: DashboardOptions;
  readonly steps: number;
  readonly hasTwin: boolean;
  readonly crosshair: Crosshair;
  change(change: OptionsChange): void;
}

/** Controls of all panels at once, each reachable by keyboard: zoom and crosshair can be typed as well as drawn. */
export function Toolbar({ options, steps, hasTwin, crosshair, change }: ToolbarProps) {
  const zoomed = options.from > 0 || options.to < steps - 1;
  const check = (label: string, checked: boolean, set: (checked: boolean) => void) => (
    <label class="tool tool-check">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.currentTarget.checked)} /> {label}
    </label>
  );
  const stepField = (label: string, value: number, set: (step: number) => void) => (
    <label class="tool">
      {label}{' '}
      <input
        type="number"
        class="step-field"
        min={0}
        max={steps - 1}
        value={value}
        onChange={(event) => set(event.currentTarget.valueAsNumber || 0)}
      />
    </label>
  );
  return (
    <fieldset class="toolbar">
      <legend class="visually-hidden">Panel controls</legend>
      <label class="tool">
        Smoothing{' '}
        <input
          type="range"
          min={0}
          max={0.99}
          step={0.01}
          value={options.smoothing}
          onInput={(event) => change({ smoothing: Number(event.currentTarget.value) })}
        />
        <output class="tool-value">{options.smoothing.toFixed(2)}</output>
      </label>
      {check('Log axis', options.log, (log) => change({ log }))}
      {check('Earlier run', options.showReference, (showReference) => change({ showReference }))}
      {hasTwin && check('Twin', options.showTwin, (showTwin) => change({ showTwin }))}
      <span class="tool-group">
        {stepField('Steps', options.from, (from) => change(zoomTo(from, options.to, steps)))}
        {stepField('to', options.to, (to) => change(zoomTo(options.from, to, steps)))}
        <button type="button" class="quiet" disabled={!zoomed} onClick={() => change({ from: 0, to: steps - 1 })}>
          Whole run
        </button>
      </span>
      <CrosshairField crosshair={crosshair} steps={steps} />
    </fieldset>
  );
}

function CrosshairField({ crosshair, steps }: { crosshair: Crosshair; steps: number }) {
  const step = useCrosshair(crosshair);
  return (
    <label class="tool">
      Crosshair{' '}
      <input
        type="number"
        class="step-field"
        min={0}
        max={steps - 1}
        value={step ?? ''}
        placeholder={formatStep(steps - 1)}
        onInput={(event) => {
          const value = event.currentTarget.valueAsNumber;
          crosshair.set(Number.isFinite(value) ? Math.min(steps - 1, Math.max(0, Math.round(value))) : null);
        }}
      />
    </label>
  );
}

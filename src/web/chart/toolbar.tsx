import type { RunClock } from '../../puzzle/puzzle.js';
import { formatPlain } from '../format.js';
import type { XAxis, XAxisKind } from '../series/x-axis.js';
import type { Crosshair } from './crosshair.js';
import { type DashboardOptions, type LineName, type OptionsChange, toggleLine, zoomTo } from './options.js';
import { useCrosshair } from './use-crosshair.js';

export interface ToolbarProps {
  readonly options: DashboardOptions;
  readonly steps: number;
  readonly hasTwin: boolean;
  readonly crosshair: Crosshair;
  readonly clock: RunClock;
  /** The run along data and time, to say what a step is in both. */
  readonly axes: Readonly<Record<'data' | 'time', XAxis>>;
  change(change: OptionsChange): void;
}

/** Controls of all panels at once, each reachable by keyboard: zoom and crosshair can be typed as well as drawn. */
export function Toolbar({ options, steps, hasTwin, crosshair, clock, axes, change }: ToolbarProps) {
  const zoomed = options.from > 0 || options.to < steps - 1;
  const check = (label: string, checked: boolean, set: (checked: boolean) => void) => (
    <label class="tool tool-check">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.currentTarget.checked)} /> {label}
    </label>
  );
  const overlay = (label: string, line: LineName) =>
    check(label, !options.hidden.has(line), () => change({ hidden: toggleLine(options.hidden, line) }));
  const stepField = (label: string, value: number, set: (step: number) => void) => (
    <label class="tool">
      {label}{' '}
      <input
        type="number"
        class="step-field"
        min={0}
        max={steps - 1}
        value={value}
        onChange={(event) => {
          const step = event.currentTarget.valueAsNumber;
          // An emptied field says nothing; it shows again what is in force.
          if (Number.isFinite(step)) set(step);
          else event.currentTarget.value = String(value);
        }}
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
      {overlay('Earlier run', 'reference')}
      {hasTwin && overlay('Twin', 'twin')}
      <label class="tool">
        Along{' '}
        <select value={options.xAxis} onChange={(event) => change({ xAxis: event.currentTarget.value as XAxisKind })}>
          <option value="step">steps</option>
          <option value="data">{clock.unit}</option>
          <option value="time">time</option>
        </select>
      </label>
      <span class="tool-group">
        {stepField('Steps', options.from, (from) => change(zoomTo(from, options.to, steps)))}
        {stepField('to', options.to, (to) => change(zoomTo(options.from, to, steps)))}
        <button type="button" class="quiet" disabled={!zoomed} onClick={() => change({ from: 0, to: steps - 1 })}>
          Whole run
        </button>
      </span>
      <CrosshairField crosshair={crosshair} steps={steps} last={options.to} axes={axes} />
    </fieldset>
  );
}

function CrosshairField(props: {
  crosshair: Crosshair;
  steps: number;
  /** Last step in view: what is read out while nothing is pointed at. */
  last: number;
  axes: ToolbarProps['axes'];
}) {
  const { crosshair, steps, last, axes } = props;
  const step = useCrosshair(crosshair);
  const inUnit = ({ at, unit }: XAxis) => `${formatPlain(at(step ?? last))} ${unit}`;
  return (
    <span class="tool-group">
      <label class="tool">
        Crosshair{' '}
        <input
          type="number"
          class="step-field"
          min={0}
          max={steps - 1}
          value={step ?? ''}
          placeholder={String(last)}
          onInput={(event) => {
            const value = event.currentTarget.valueAsNumber;
            crosshair.set(Number.isFinite(value) ? Math.min(steps - 1, Math.max(0, Math.round(value))) : null);
          }}
        />
      </label>
      <span
        class="tool-value tool-units"
        title="Data seen and time passed since the start of the window, at the crosshair"
      >
        {inUnit(axes.data)} · {inUnit(axes.time)}
      </span>
    </span>
  );
}

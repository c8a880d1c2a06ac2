import { formatValue } from '../format.js';
import type { Crosshair } from './crosshair.js';
import { type RunLine, valueAt } from './lines-data.js';
import { useCrosshair } from './use-crosshair.js';

export interface LinesLegendProps {
  readonly lines: readonly RunLine[];
  readonly hidden: ReadonlySet<string>;
  toggle(line: string): void;
  readonly crosshair: Crosshair;
  /** Step that is read while nothing is pointed at. */
  readonly last: number;
}

/** The lines of one panel with their values under the crosshair; each hides its line. */
export function LinesLegend({ lines, hidden, toggle, crosshair, last }: LinesLegendProps) {
  const step = useCrosshair(crosshair) ?? last;
  return (
    <ul class="readings">
      {lines.map((line) => (
        <li key={line.name}>
          <button type="button" class="reading" aria-pressed={!hidden.has(line.name)} onClick={() => toggle(line.name)}>
            <span class={`swatch swatch-${line.look}`} aria-hidden="true" />
            <span class="reading-label">{line.name}</span>{' '}
            <span class="reading-value">{formatValue(valueAt(line, step))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

import type { Crosshair } from './crosshair.js';
import type { LineName } from './options.js';
import type { Reading } from './readout.js';
import { useCrosshair } from './use-crosshair.js';

export interface ReadingsProps {
  readonly crosshair: Crosshair;
  readonly hidden: ReadonlySet<LineName>;
  toggle(line: LineName): void;
  read(step: number | null): readonly Reading[];
}

/** The legend of a panel: values under the crosshair, each a switch that hides its line in all panels. */
export function Readings({ crosshair, hidden, toggle, read }: ReadingsProps) {
  const step = useCrosshair(crosshair);
  return (
    <ul class="readings">
      {read(step).map(({ line, look, label, text, slice }) => (
        <li key={`${look} ${slice ?? ''}`}>
          <button type="button" class="reading" aria-pressed={!hidden.has(line)} onClick={() => toggle(line)}>
            <span class={`swatch swatch-${look}`} data-slice={slice} aria-hidden="true" />
            <span class="reading-label">{label}</span> <span class="reading-value">{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

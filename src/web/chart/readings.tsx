import type { Crosshair } from './crosshair.js';
import type { Reading } from './readout.js';
import { useCrosshair } from './use-crosshair.js';

/** Values under the crosshair in a panel's header; the last values while the pointer is elsewhere. */
export function Readings({ crosshair, read }: { crosshair: Crosshair; read: (step: number | null) => Reading[] }) {
  const step = useCrosshair(crosshair);
  return (
    <ul class="readings">
      {read(step).map(({ line, label, text, slice }) => (
        <li key={label} class="reading">
          <span class={`swatch swatch-${line}`} data-slice={slice} aria-hidden="true" />
          <span class="reading-label">{label}</span> <span class="reading-value">{text}</span>
        </li>
      ))}
    </ul>
  );
}

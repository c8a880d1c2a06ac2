import { useRef, useState } from 'preact/hooks';
import type { Padding } from './canvas.js';
import type { Crosshair } from './crosshair.js';

export interface BrushProps {
  readonly plotWidth: number;
  readonly padding: Padding;
  readonly height: number;
  readonly from: number;
  readonly to: number;
  readonly crosshair: Crosshair;
  onZoom(from: number, to: number): void;
  onReset(): void;
  /** Shift-drag; absent where no answer is being written. */
  readonly onInterval: ((from: number, to: number) => void) | undefined;
}

interface Drag {
  readonly start: number;
  readonly end: number;
  readonly interval: boolean;
}

/** Shortest drag in pixels that counts as one; less is a click. */
const SHORTEST_DRAG = 4;

/**
 * Pointer surface over a plotting area: hover moves the crosshair, dragging zooms, shift-dragging sets the onset interval,
 * a double click resets. A plain element instead of a Vega selection, because that costs a dataflow run per pointer move.
 * Everything it does can also be typed into fields elsewhere on the page.
 */
export function Brush(props: BrushProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  const { plotWidth, padding, height, from, to, crosshair } = props;

  const pixelOf = (event: PointerEvent): number => {
    const left = surface.current?.getBoundingClientRect().left ?? 0;
    return Math.min(plotWidth, Math.max(0, event.clientX - left));
  };
  const stepOf = (pixel: number): number => Math.round(from + ((to - from) * pixel) / plotWidth);

  const finish = (event: PointerEvent) => {
    if (drag === null) return;
    const end = pixelOf(event);
    setDrag(null);
    if (Math.abs(end - drag.start) < SHORTEST_DRAG) return;
    const a = stepOf(Math.min(drag.start, end));
    const b = stepOf(Math.max(drag.start, end));
    if (drag.interval) props.onInterval?.(a, b);
    else props.onZoom(a, b);
  };

  return (
    <div
      class="brush"
      ref={surface}
      aria-hidden="true"
      style={{ left: `${padding.left}px`, top: `${padding.top}px`, width: `${plotWidth}px`, height: `${height}px` }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const start = pixelOf(event);
        setDrag({ start, end: start, interval: event.shiftKey && props.onInterval !== undefined });
      }}
      onPointerMove={(event) => {
        const pixel = pixelOf(event);
        crosshair.set(stepOf(pixel));
        if (drag !== null) setDrag({ ...drag, end: pixel });
      }}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => drag === null && crosshair.set(null)}
      onDblClick={props.onReset}
    >
      {drag !== null && (
        <div
          class={drag.interval ? 'brush-range brush-interval' : 'brush-range'}
          style={{ left: `${Math.min(drag.start, drag.end)}px`, width: `${Math.abs(drag.end - drag.start)}px` }}
        />
      )}
    </div>
  );
}

import { useRef, useState } from 'preact/hooks';
import type { XAxis } from '../series/x-axis.js';
import type { Plot } from './canvas.js';
import type { Crosshair } from './crosshair.js';
import { CrosshairLine } from './crosshair-line.js';
import type { PanelContext } from './panel-context.js';

export interface BrushProps {
  readonly plot: Plot;
  readonly context: PanelContext;
  /** What the panel is called. */
  readonly name: string;
}

interface Drag {
  readonly start: number;
  readonly end: number;
  readonly interval: boolean;
}

/** Shortest drag in pixels that counts as one; less is a click. */
const SHORTEST_DRAG = 4;

/** Steps the crosshair goes with shift or by page, as a share of what is in view. */
const STRIDE_SHARE = 1 / 20;

/**
 * Surface over a plotting area: hover moves the crosshair, dragging zooms or draws the onset interval, a double click resets;
 * focused, the arrow keys move the crosshair. A plain element instead of a Vega selection, because that costs a dataflow run
 * per pointer move.
 */
export function Brush({ plot, context, name }: BrushProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  const { axis, crosshair, onInterval, marking } = context;
  const { from, to } = context.options;

  const pixelOf = (event: PointerEvent): number => {
    const left = surface.current?.getBoundingClientRect().left ?? 0;
    return Math.min(plot.width, Math.max(0, event.clientX - left));
  };
  const stepOf = (pixel: number): number => stepAt(axis, from, to, pixel / plot.width);

  const finish = (event: PointerEvent) => {
    if (drag === null) return;
    const end = pixelOf(event);
    setDrag(null);
    if (Math.abs(end - drag.start) < SHORTEST_DRAG) return;
    const a = stepOf(Math.min(drag.start, end));
    const b = stepOf(Math.max(drag.start, end));
    if (drag.interval) onInterval?.(a, b);
    else context.onZoom(a, b);
  };

  return (
    <div
      class={marking ? 'brush brush-marking' : 'brush'}
      ref={surface}
      role="application"
      aria-label={`${name}: arrow keys go from step to step, plus and minus zoom`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the arrow keys
      tabIndex={0}
      style={{ left: `${plot.left}px`, top: `${plot.top}px`, width: `${plot.width}px`, height: `${plot.height}px` }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const start = pixelOf(event);
        setDrag({ start, end: start, interval: onInterval !== undefined && (event.shiftKey || marking) });
      }}
      onPointerMove={(event) => {
        const pixel = pixelOf(event);
        crosshair.set(stepOf(pixel));
        if (drag !== null) setDrag({ ...drag, end: pixel });
      }}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => drag === null && crosshair.set(null)}
      onDblClick={context.onReset}
      onKeyDown={(event) => {
        const step = arrowTarget(event, crosshair, from, to);
        if (step === null) return;
        event.preventDefault();
        crosshair.set(step);
      }}
    >
      <CrosshairLine plot={plot} axis={axis} from={from} to={to} crosshair={crosshair} />
      {drag !== null && (
        <div
          class={drag.interval ? 'brush-range brush-interval' : 'brush-range'}
          style={{ left: `${Math.min(drag.start, drag.end)}px`, width: `${Math.abs(drag.end - drag.start)}px` }}
        />
      )}
    </div>
  );
}

/** The step at a share of the visible stretch. */
function stepAt(axis: XAxis, from: number, to: number, share: number): number {
  const position = axis.at(from) + share * (axis.at(to) - axis.at(from));
  return Math.min(to, Math.max(from, Math.round(axis.stepAt(position))));
}

function arrowTarget(event: KeyboardEvent, crosshair: Crosshair, from: number, to: number): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const stride = Math.max(1, Math.round((to - from) * STRIDE_SHARE));
  const now = crosshair.get() ?? Math.round((from + to) / 2);
  const within = (step: number) => Math.min(to, Math.max(from, step));
  switch (event.key) {
    case 'ArrowLeft':
      return within(now - (event.shiftKey ? stride : 1));
    case 'ArrowRight':
      return within(now + (event.shiftKey ? stride : 1));
    case 'PageUp':
      return within(now - stride);
    case 'PageDown':
      return within(now + stride);
    case 'Home':
      return from;
    case 'End':
      return to;
    default:
      return null;
  }
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Spec } from 'vega';
import type { Crosshair } from './crosshair.js';
import type { FrameData, Row } from './frame-data.js';
import { useView, useWidth } from './use-view.js';

/** Space around the plotting area, as the specification fixes it. */
export interface Padding {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface CanvasProps {
  readonly spec: Spec;
  /** Named data for a plotting area of a width in pixels. */
  readonly data: (plotWidth: number) => FrameData;
  /** Changes exactly when `data` would give something else. */
  readonly version: readonly unknown[];
  readonly overlays: Readonly<Record<string, readonly Row[]>>;
  readonly signals: Readonly<Record<string, number>>;
  readonly crosshair: Crosshair | null;
  /** Chart in words; the canvas itself says nothing to a screen reader. */
  readonly label: string;
  readonly children?: (plotWidth: number, padding: Padding) => ComponentChildren;
}

/** One canvas kept in step with its data. The element has its final height before anything is drawn. */
export function Canvas(props: CanvasProps) {
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const canvas = useRef<HTMLDivElement>(null);
  const padding = props.spec.padding as Padding;
  const plotWidth = Math.max(40, width - padding.left - padding.right);
  const view = useView(canvas, props.spec, width);
  const height = (props.spec.height as number) + padding.top + padding.bottom;

  useEffect(() => {
    if (view === null) return;
    const { sets, domain } = props.data(plotWidth);
    view.width(plotWidth);
    for (const [name, rows] of Object.entries({ ...sets, ...props.overlays })) view.data(name, [...rows]);
    for (const [name, value] of Object.entries(props.signals)) view.signal(name, value);
    if (domain !== null) view.signal('y0', domain[0]).signal('y1', domain[1]);
    void view.runAsync();
  }, [view, plotWidth, ...props.version]);

  const { crosshair } = props;
  useEffect(() => {
    if (view === null || crosshair === null) return;
    const show = (step: number | null) => void view.signal('hx', step).runAsync();
    show(crosshair.get());
    return crosshair.subscribe(show);
  }, [view, crosshair]);

  return (
    <div class="canvas" ref={holder} style={{ height: `${height}px` }}>
      {/* Two elements: Vega overwrites role and label of the one it is given. */}
      <div role="img" aria-label={props.label}>
        <div ref={canvas} aria-hidden="true" />
      </div>
      {width > 0 && props.children?.(plotWidth, padding)}
    </div>
  );
}

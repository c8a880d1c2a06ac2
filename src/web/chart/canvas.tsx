import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Spec } from 'vega';
import { drawWhenSeen } from './draw-queue.js';
import type { FrameData } from './frame-data.js';
import type { View } from './runtime.js';
import { draw, type Signals } from './runtime.js';
import { useView, useWidth } from './use-view.js';
import { showView } from './view-pool.js';

/** The plotting area inside a chart, in pixels of the page. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface CanvasProps {
  readonly spec: Spec;
  /** Height of the plotting area in pixels. */
  readonly height: number;
  /** Named data for a plotting area of a width in pixels. */
  readonly data: (plotWidth: number) => FrameData;
  /** Changes exactly when `data` or `signals` would give something else. */
  readonly version: readonly unknown[];
  readonly signals: Signals;
  /** Chart in words; the canvas itself says nothing to a screen reader. */
  readonly label: string;
  /** Receives the running view, for export. */
  readonly viewRef?: RefObject<View | null>;
  readonly children?: (plot: Plot) => ComponentChildren;
}

/** One canvas kept in step with its data. The element has its final height before anything is drawn. */
export function Canvas(props: CanvasProps) {
  const { spec, height, version, viewRef } = props;
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const padding = spec.padding as { left: number; right: number; top: number; bottom: number };
  const plotWidth = Math.max(40, width - padding.left - padding.right);
  const { pooled, failure } = useView(canvas, spec, width);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (viewRef !== undefined) viewRef.current = null;
    if (pooled === null || canvas.current === null) return;
    return drawWhenSeen(canvas.current, () => {
      const { data, signals } = latest.current;
      void draw(pooled.view, { width: plotWidth, height }, data(plotWidth), signals).then(() => showView(pooled));
      if (viewRef !== undefined) viewRef.current = pooled.view;
    });
  }, [pooled, plotWidth, height, ...version]);

  return (
    <div class="canvas" ref={holder} style={{ height: `${height + padding.top + padding.bottom}px` }}>
      {/* Two elements: Vega overwrites role and label of the one it is given. */}
      <div role="img" aria-label={props.label}>
        <div ref={canvas} aria-hidden="true" />
      </div>
      {failure !== null && <p class="canvas-failure">This chart cannot be drawn: {failure}. Reload the page.</p>}
      {width > 0 && props.children?.({ left: padding.left, top: padding.top, width: plotWidth, height })}
    </div>
  );
}

import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Spec } from 'vega';
import { drawWhenSeen } from './draw-queue.js';
import { leaveView, type PooledView, takeView } from './view-pool.js';

/**
 * A running view of a specification inside an element; another one when the specification changes (theme, axis scale). Null
 * while there is none for just this specification: the one before may be another panel's by now.
 */
export function useView(
  container: RefObject<HTMLDivElement | null>,
  spec: Spec,
  width: number,
): { readonly pooled: PooledView | null; readonly failure: string | null } {
  const [running, setRunning] = useState<{ readonly spec: Spec; readonly pooled: PooledView } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const ready = width > 0;
  useEffect(() => {
    const element = container.current;
    if (!ready || element === null) return;
    let taken: PooledView | null = null;
    const callOff = drawWhenSeen(element, () => {
      try {
        taken = takeView(spec, element);
        setRunning({ spec, pooled: taken });
      } catch (error) {
        // The server has been updated while this page was open.
        setFailure(error instanceof Error ? error.message : String(error));
      }
    });
    return () => {
      callOff();
      if (taken !== null) leaveView(spec, taken);
      setRunning(null);
      setFailure(null);
    };
  }, [spec, ready, container]);
  return { pooled: running?.spec === spec ? running.pooled : null, failure };
}

/** Width of an element in whole pixels, 0 until it is laid out. */
export function useWidth(element: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Spec } from 'vega';
import { createView, type View } from './runtime.js';

/** A running view of a specification inside an element; rebuilt when the specification changes (theme, axis scale). */
export function useView(container: RefObject<HTMLDivElement | null>, spec: Spec, width: number): View | null {
  const [view, setView] = useState<View | null>(null);
  const ready = width > 0;
  useEffect(() => {
    if (!ready || container.current === null) return;
    const created = createView(spec, container.current);
    setView(created);
    return () => {
      created.finalize();
      setView(null);
    };
  }, [spec, ready, container]);
  return view;
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

import { useEffect, useRef } from 'preact/hooks';
import type { XAxis } from '../series/x-axis.js';
import type { Plot } from './canvas.js';
import type { Crosshair } from './crosshair.js';

export interface CrosshairLineProps {
  readonly plot: Plot;
  readonly axis: XAxis;
  /** Visible steps, both ends included. */
  readonly from: number;
  readonly to: number;
  readonly crosshair: Crosshair;
}

/** The crosshair in one panel: an element that is moved, so that following the pointer redraws nothing. */
export function CrosshairLine({ plot, axis, from, to, crosshair }: CrosshairLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const show = (step: number | null) => {
      const element = line.current;
      if (element === null) return;
      element.hidden = step === null || step < from || step > to;
      if (step === null) return;
      const share = (axis.at(step) - axis.at(from)) / (axis.at(to) - axis.at(from));
      element.style.transform = `translateX(${share * plot.width}px)`;
    };
    show(crosshair.get());
    return crosshair.subscribe(show);
  }, [plot.width, axis, from, to, crosshair]);
  return <div class="crosshair" ref={line} hidden aria-hidden="true" />;
}

import { useEffect, useState } from 'preact/hooks';
import type { Crosshair } from './crosshair.js';

/** The step under the pointer as component state; only small components should use it. */
export function useCrosshair(crosshair: Crosshair): number | null {
  const [step, setStep] = useState(crosshair.get());
  useEffect(() => crosshair.subscribe(setStep), [crosshair]);
  return step;
}

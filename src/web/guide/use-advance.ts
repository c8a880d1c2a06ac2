import { useEffect, useRef } from 'preact/hooks';

/** Time to see that a step is done, before the page moves on. */
const PAUSE_MS = 1600;

/**
 * Goes on when a step becomes done while it is shown; one that was done before waits for the reader. Never while a button
 * or the pointer is held: what they drag must not scroll away.
 */
export function useAdvance(position: number, done: boolean, advance: () => void): void {
  const start = useRef({ position, done });
  if (start.current.position !== position) start.current = { position, done };
  const becameDone = done && !start.current.done;
  useEffect(() => {
    if (!becameDone) return;
    let held = false;
    let timer = 0;
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => (held ? wait() : advance()), PAUSE_MS);
    };
    const press = () => {
      held = true;
    };
    const release = () => {
      held = false;
      wait();
    };
    wait();
    addEventListener('pointerdown', press, { capture: true });
    addEventListener('pointerup', release, { capture: true });
    addEventListener('keydown', wait, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', press, { capture: true });
      removeEventListener('pointerup', release, { capture: true });
      removeEventListener('keydown', wait, { capture: true });
    };
  }, [becameDone, position]);
}

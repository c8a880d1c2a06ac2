type Listener = (step: number | null) => void;

/**
 * The step under the pointer. Kept outside the component tree on purpose: it changes with every pointer move, and only the
 * charts and the numbers in the panel headers need to hear of it.
 */
export interface Crosshair {
  get(): number | null;
  set(step: number | null): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void;
}

/** Listeners hear at most once a frame, of the latest step. */
export function createCrosshair(nextFrame: (callback: () => void) => unknown): Crosshair {
  const listeners = new Set<Listener>();
  let current: number | null = null;
  let pending = false;
  return {
    get: () => current,
    set(step) {
      if (step === current) return;
      current = step;
      if (pending) return;
      pending = true;
      nextFrame(() => {
        pending = false;
        for (const listener of listeners) listener(current);
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

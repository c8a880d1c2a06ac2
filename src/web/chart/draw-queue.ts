/** Time in a frame that drawing what is out of sight may take. */
const BUDGET_MS = 8;

const waiting = new Map<object, () => void>();
let scheduled = false;

/**
 * Runs a task now where its element is in sight, else when the frames ahead have time for it, one task at a time, so that a
 * page of many charts answers before it has drawn its end. A later task of the same element replaces an earlier one.
 * @returns the function that calls it off
 */
export function drawWhenSeen(element: Element, task: () => void): () => void {
  if (isInSight(element)) {
    waiting.delete(element);
    task();
    return () => {};
  }
  waiting.set(element, task);
  schedule();
  return () => {
    if (waiting.get(element) === task) waiting.delete(element);
  };
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -100 && top < innerHeight + 100;
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() =>
    setTimeout(() => {
      scheduled = false;
      const until = performance.now() + BUDGET_MS;
      try {
        for (const [element, task] of waiting) {
          waiting.delete(element);
          task();
          if (performance.now() > until) break;
        }
      } finally {
        if (waiting.size > 0) schedule();
      }
    }),
  );
}

import type { Spec } from 'vega';
import { createView, type View } from './runtime.js';

/** A view and the element it draws into, which moves from panel to panel; hidden until `showView`. */
export interface PooledView {
  readonly view: View;
  readonly element: HTMLElement;
}

/** Views kept for the next puzzle, the next picture, the next full screen. */
const MOST_IDLE = 32;

const idle: { readonly spec: Spec; readonly pooled: PooledView }[] = [];

/** A view of a specification inside a container: one that another panel has left, or a new one. */
export function takeView(spec: Spec, container: HTMLElement): PooledView {
  const index = idle.findIndex((entry) => entry.spec === spec);
  const [entry] = index < 0 ? [] : idle.splice(index, 1);
  if (entry !== undefined) {
    container.append(entry.pooled.element);
    return entry.pooled;
  }
  const element = document.createElement('div');
  element.style.visibility = 'hidden';
  container.append(element);
  return { element, view: createView(spec, element) };
}

/**
 * Gives a view back. Making one costs as much as drawing it five times, and a page that goes from puzzle to puzzle would make
 * and drop a dozen each time; the longest idle ones are given up.
 */
export function leaveView(spec: Spec, pooled: PooledView): void {
  pooled.element.remove();
  // What it shows belongs to another panel, maybe to another puzzle: hidden until it is drawn anew.
  pooled.element.style.visibility = 'hidden';
  idle.push({ spec, pooled });
  if (idle.length > MOST_IDLE) idle.shift()!.pooled.view.finalize();
}

/** Makes a view visible, once it shows what it should. */
export function showView({ element }: PooledView): void {
  element.style.visibility = '';
}

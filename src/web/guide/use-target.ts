import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Box, type Corner, cornerFor } from './place-card.js';

const TARGET_CLASS = 'guide-target';
/** A part of the page may come after its step: panels load. */
const LOOK_AGAIN_MS = 400;
/** A card that leaves less than this on either side is a sheet along the bottom. */
const SHEET_EDGE = 16;

/** Outlines what a step speaks about, scrolls it into view, and tells the corner from which the card does not cover it. */
export function useTarget(selector: string, card: RefObject<HTMLElement | null>): Corner {
  const [corner, setCorner] = useState<Corner>('bottom-left');
  useEffect(() => {
    let outlined: readonly Element[] = [];
    const place = () => {
      const { clientWidth: width, clientHeight: height } = document.documentElement;
      const size = card.current?.getBoundingClientRect();
      if (size !== undefined) setCorner(cornerFor(boxOf(outlined), size, { width, height }));
    };
    const find = (): boolean => {
      outlined = [...document.querySelectorAll(selector)];
      for (const element of outlined) element.classList.add(TARGET_CLASS);
      if (!inSight(outlined, card.current))
        outlined[0]?.scrollIntoView({ block: 'start', behavior: calm() ? 'instant' : 'smooth' });
      place();
      return outlined.length > 0;
    };
    // The page redraws its parts and drops classes it does not know, so the outline is kept up while the step lasts.
    const watch = setInterval(() => {
      if (outlined.length === 0) find();
      else for (const element of outlined) element.classList.add(TARGET_CLASS);
    }, LOOK_AGAIN_MS);
    find();
    addEventListener('scrollend', place, { capture: true });
    addEventListener('resize', place);
    return () => {
      clearInterval(watch);
      removeEventListener('scrollend', place, { capture: true });
      removeEventListener('resize', place);
      for (const element of outlined) element.classList.remove(TARGET_CLASS);
    };
  }, [selector]);
  return corner;
}

/**
 * Whether nothing needs to scroll: all of it is on screen, below what stays at its top, and above the card where the card
 * is as wide as the screen.
 */
function inSight(elements: readonly Element[], card: HTMLElement | null): boolean {
  const box = boxOf(elements);
  if (box === null) return false;
  const top = Number.parseFloat(getComputedStyle(elements[0]!).scrollMarginTop);
  const { clientWidth, clientHeight } = document.documentElement;
  const sheet = card === null || card.offsetWidth < clientWidth - 2 * SHEET_EDGE ? 0 : card.offsetHeight;
  return box.top >= Math.floor(top) && box.bottom <= clientHeight - sheet;
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function boxOf(elements: readonly Element[]): Box | null {
  const boxes = elements.map((element) => element.getBoundingClientRect());
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

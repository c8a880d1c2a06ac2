import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { hashOfTerm } from '../manual/hash.js';
import { useTerm } from './glossary.js';
import { placeBelow } from './place-below.js';

/** A word of the glossary where it is used: a click tells what it means. Plain text while there is no glossary. */
export function Term({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  const term = useTerm(id);
  const popover = useId();
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  if (term === null) return <>{children}</>;

  const place = (event: Event) => {
    if ((event as ToggleEvent).newState !== 'open' || card.current === null || button.current === null) return;
    const { left, top } = placeBelow(button.current.getBoundingClientRect(), card.current.getBoundingClientRect(), {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    });
    card.current.style.left = `${left}px`;
    card.current.style.top = `${top}px`;
    // It stands in the top layer, fixed; the word it belongs to would scroll away under it.
    addEventListener('scroll', () => card.current?.hidePopover(), { capture: true, once: true, passive: true });
  };
  return (
    <>
      <button ref={button} type="button" class="term" popovertarget={popover}>
        {children}
      </button>
      <span
        ref={card}
        id={popover}
        class="term-card"
        popover="auto"
        role="note"
        aria-label={term.term}
        onToggle={place}
      >
        <strong class="term-name">{term.term}</strong>
        <span>{term.text}</span>
        <a href={hashOfTerm(id)}>In the glossary</a>
      </span>
    </>
  );
}

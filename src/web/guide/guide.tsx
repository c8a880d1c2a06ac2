import { useRef, useState } from 'preact/hooks';
import { useShortcuts } from '../keys/shortcuts.js';
import { recallGuide, rememberGuide } from './memory.js';
import { GUIDE_STEPS, type GuideState } from './steps.js';
import { useTarget } from './use-target.js';

/** Of the card, for whoever leads the focus there. */
export const GUIDE_CLASS = 'guide';

export interface GuideProps extends GuideState {
  dismiss(): void;
}

/** A card that walks through the first puzzle beside the page, not over it: everything stays usable. */
export function Guide({ dismiss, ...state }: GuideProps) {
  const [position, setPosition] = useState(() => recallGuide().position);
  const card = useRef<HTMLElement>(null);
  const step = GUIDE_STEPS[position]!;
  const done = step.done?.(state) ?? false;
  const last = position === GUIDE_STEPS.length - 1;
  const corner = useTarget(step.target, card);

  const go = (to: number) => {
    rememberGuide({ position: to });
    setPosition(to);
  };
  const next = () => (last ? dismiss() : go(position + 1));
  useShortcuts([
    {
      keys: 'g',
      label: 'Go to the guide',
      group: 'Page',
      run: () => card.current?.querySelector<HTMLElement>('.guide-next')?.focus(),
    },
  ]);

  return (
    <section
      ref={card}
      class={`${GUIDE_CLASS} guide-${corner}`}
      aria-label="Guide"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dismiss();
        else if (event.key === 'ArrowRight' && !last) go(position + 1);
        else if (event.key === 'ArrowLeft' && position > 0) go(position - 1);
        else return;
        event.preventDefault();
      }}
    >
      <div class="guide-head">
        <p class="guide-count">
          Step {position + 1} of {GUIDE_STEPS.length}
        </p>
        <button type="button" class="guide-close" onClick={dismiss}>
          Close guide
        </button>
      </div>
      <div class="guide-text" aria-live="polite">
        <h2 class="guide-title">{step.title}</h2>
        <p>{step.text}</p>
        {done && <p class="guide-done">✓ Done</p>}
      </div>
      <div class="guide-foot">
        <ol class="guide-dots" aria-hidden="true">
          {GUIDE_STEPS.map(({ title }, index) => (
            <li key={title} class={index === position ? 'guide-dot guide-dot-now' : 'guide-dot'} />
          ))}
        </ol>
        <button type="button" class="quiet" disabled={position === 0} onClick={() => go(position - 1)}>
          Back
        </button>
        {/* What a step asks for may be left out; the way on stands out when it is done. */}
        <button
          type="button"
          class={`guide-next ${step.done === undefined || done ? 'primary' : 'quiet'}`}
          onClick={next}
        >
          {last ? 'Finish' : 'Next'}
        </button>
      </div>
    </section>
  );
}

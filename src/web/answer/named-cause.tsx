import { useState } from 'preact/hooks';
import type { Candidate } from '../../puzzle/puzzle.js';
import { formatHeading } from '../format.js';
import { MOST } from './beliefs.js';

export interface NamedCauseProps {
  readonly candidate: Candidate;
  /** Whole per cents. */
  readonly percent: number;
  /** Most that it can have beside the other named ones. */
  readonly highest: number;
  readonly leads: boolean;
  change(percent: number): void;
  takeBack(): void;
}

/** A named cause with its probability: the slider is the bar, the field takes exact numbers. */
export function NamedCause({ candidate, percent, highest, leads, change, takeBack }: NamedCauseProps) {
  const { id, name, family, summary } = candidate;
  // While it is typed a number may be empty or too large; the field shows that, and the draft what it makes of it.
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= MOST) change(number);
  };
  return (
    <li class={leads ? 'named-cause named-leads' : 'named-cause'} title={leads ? undefined : summary}>
      <div class="named-head">
        <span class="named-name">{name}</span>
        <input
          type="number"
          class="named-percent"
          aria-label={`Per cent for ${name}`}
          min={1}
          max={MOST}
          step={1}
          value={typed ?? percent}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => setTyped(null)}
        />
        <span aria-hidden="true">%</span>
        <button type="button" class="named-drop" aria-label={`Take back ${name}`} title="Take back" onClick={takeBack}>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2.5 2.5l7 7m0-7l-7 7" />
          </svg>
        </button>
      </div>
      <input
        type="range"
        class="belief-slider"
        data-cause={id}
        aria-label={`Probability of ${name}`}
        aria-valuetext={`${percent} per cent`}
        min={1}
        max={MOST}
        step={1}
        value={percent}
        style={{ '--share': `${percent}%` }}
        onInput={(event) => {
          const chosen = Math.min(highest, Number(event.currentTarget.value));
          // A change to what it is already draws nothing; the thumb must be put back by hand.
          event.currentTarget.value = String(chosen);
          change(chosen);
        }}
      />
      <p class="named-about">
        {leads && <strong>Comes first</strong>} {formatHeading(family)}
        {leads && <span class="named-summary">{summary}</span>}
      </p>
    </li>
  );
}

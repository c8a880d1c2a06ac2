import type { Candidate } from '../../puzzle/puzzle.js';
import { lowestPercent, type Prior } from './rest.js';
import { restInWords } from './words.js';

export interface ConfidenceProps {
  readonly percent: number;
  readonly cause: string | null;
  readonly candidates: readonly Candidate[];
  readonly prior: Prior;
  change(percent: number): void;
}

/** Probability of the chosen cause, from the lowest at which it comes first to 99 %, and who gets what that leaves. */
export function Confidence({ percent, cause, candidates, prior, change }: ConfidenceProps) {
  const lowest = lowestPercent(cause, prior);
  return (
    <div class="field">
      <label class="field-label" for="confidence">
        Confidence <output class="confidence-value">{percent} %</output>
      </label>
      <input
        id="confidence"
        type="range"
        min={lowest}
        max={99}
        step={1}
        value={percent}
        aria-describedby="confidence-rest"
        aria-valuetext={`${percent} per cent`}
        onInput={(event) => change(Number(event.currentTarget.value))}
      />
      <p class="hint" id="confidence-rest">
        {cause === null
          ? 'The rest goes to the other causes, by how common they are.'
          : `${restInWords(cause, percent, candidates, prior)} Below ${lowest} % your cause would not come first.`}
      </p>
    </div>
  );
}

import { chancePercent } from './draft.js';

/** Probability of the chosen cause, from a blind draw to 99 %, and what that leaves to the others. */
export function Confidence(props: { percent: number; candidates: number; change(percent: number): void }) {
  const { percent, candidates } = props;
  const lowest = chancePercent(candidates);
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
        onInput={(event) => props.change(Number(event.currentTarget.value))}
      />
      <p class="hint" id="confidence-rest">
        The other {candidates - 1} causes share {100 - percent} %; chance is {lowest} %.
      </p>
    </div>
  );
}

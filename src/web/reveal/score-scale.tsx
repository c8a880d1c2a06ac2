import { Term } from '../help/term.js';
import { differenceInWords } from './score-words.js';

interface ScoreScaleProps {
  /** Null where the solver gave up. */
  readonly score: number | null;
  readonly baseline: number;
  /** Score of the reference diagnostician. */
  readonly opponent: number;
}

/** The score on its scale, beside what knowing nothing is worth here, and what the reference diagnostician got. */
export function ScoreScale({ score, baseline, opponent }: ScoreScaleProps) {
  const place = (value: number) => `${Math.min(100, Math.max(0, value))}%`;
  return (
    <div class="score-scale">
      <div class="scale" aria-hidden="true">
        {score !== null && <span class="scale-fill" style={{ width: place(score) }} />}
        <span class="scale-tick" style={{ left: place(baseline) }} />
        <span class="scale-opponent" style={{ left: place(opponent) }} />
      </div>
      <p class="scale-legend">
        <span class="scale-key" aria-hidden="true" />
        <Term id="knowing-nothing">knowing nothing</Term>: {Math.round(baseline)}
        {score !== null && ` · ${differenceInWords(score, baseline)}`}
      </p>
    </div>
  );
}

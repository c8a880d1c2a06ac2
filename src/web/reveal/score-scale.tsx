import { Term } from '../help/term.js';
import { differenceInWords } from './score-words.js';

/** The score on its scale, beside what knowing nothing is worth here. */
export function ScoreScale({ score, baseline }: { score: number; baseline: number }) {
  const place = (value: number) => `${Math.min(100, Math.max(0, value))}%`;
  return (
    <div class="score-scale">
      <div class="scale" aria-hidden="true">
        <span class="scale-fill" style={{ width: place(score) }} />
        <span class="scale-tick" style={{ left: place(baseline) }} />
      </div>
      <p class="scale-legend">
        <span class="scale-key" aria-hidden="true" />
        <Term id="knowing-nothing">knowing nothing</Term>: {Math.round(baseline)} · {differenceInWords(score, baseline)}
      </p>
    </div>
  );
}

import { formatStep } from '../format.js';
import { onsetInWords } from './words.js';

/** Where the interval lies within the run, drawn to scale. */
export function IntervalStrip({ interval, steps }: { interval: readonly [number, number] | null; steps: number }) {
  const last = Math.max(1, steps - 1);
  const percent = (step: number) => `${(100 * step) / last}%`;
  const text = interval === null ? 'No interval given' : `The onset lies ${onsetInWords(interval)}`;
  return (
    <div class="strip" role="img" aria-label={`${text}, in a run from step 0 to step ${formatStep(steps - 1)}.`}>
      <span class="strip-end">0</span>
      <span class="strip-run">
        {interval !== null && (
          <span
            class="strip-interval"
            style={{ left: percent(interval[0]), width: percent(interval[1] - interval[0]) }}
          />
        )}
      </span>
      <span class="strip-end">{formatStep(steps - 1)}</span>
    </div>
  );
}

import type { Harm } from '../core/vocabulary.js';
import type { Scenario } from '../run/scenario.js';
import type { Trace } from '../run/trace.js';
import { finalLoss, LAST_EVALUATIONS } from './rerun-reading.js';

/**
 * How much worse a run ends than its twin, in the unit of the harm; negative where it ends better.
 * - loss: mean evaluation loss over the last evaluations, in nats. A run that ended counts as one that guesses: ln(classes).
 * - throughput: time of the last quarter of the window over that of the twin, minus 1.
 * - evaluation: mean distance of what is recorded from what the twin records, over loss, accuracy and ECE of all slices.
 * - calibration: mean distance of the ECE from the twin's, over all slices.
 */
export function harmOf(harm: Harm, run: Trace, twin: Trace, scenario: Scenario): number {
  if (harm === 'loss') return endLoss(run, scenario) - endLoss(twin, scenario);
  if (harm === 'throughput') return lastTime(run) / lastTime(twin) - 1;
  if (harm === 'calibration') return distance(run, twin, 'ece');
  return distance(run, twin, 'loss') + distance(run, twin, 'accuracy') + distance(run, twin, 'ece');
}

function endLoss(run: Trace, { calibration }: Scenario): number {
  const loss = finalLoss(run);
  const guessing = Math.log(calibration.classes);
  return Number.isFinite(loss) ? Math.min(loss, guessing) : guessing;
}

function lastTime({ series: { throughput } }: Trace): number {
  return throughput.subarray(Math.floor((3 * throughput.length) / 4)).reduce((sum, rate) => sum + 1 / rate, 0);
}

/** Mean absolute difference over the last evaluations of all slices; 1 where one of the runs has none. */
function distance(run: Trace, twin: Trace, metric: 'loss' | 'accuracy' | 'ece'): number {
  let sum = 0;
  let count = 0;
  run.evaluations.metrics[metric].forEach((values, slice) => {
    const others = twin.evaluations.metrics[metric][slice]!;
    for (let i = Math.max(0, values.length - LAST_EVALUATIONS); i < values.length; i++) {
      const difference = Math.abs(values[i]! - others[i]!);
      sum += Number.isFinite(difference) ? difference : 1;
      count++;
    }
  });
  return count === 0 ? 0 : sum / count;
}

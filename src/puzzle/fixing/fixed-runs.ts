import { toWire } from '../../core/json.js';
import type { Fix } from '../../lab/fix.js';
import type { Trace } from '../../run/trace.js';
import type { FixOutcome } from '../puzzle.js';
import type { FixedRuns } from '../revealed.js';
import { NO_FIX } from '../score-fix.js';
import { alarmStep, runWithFix, startOfFix } from './outcome.js';
import { fixingInput, type Patient } from './outcomes.js';

/** Points of a line, and fixes that are drawn beside each other. */
const POINTS = 400;
const SHOWN = 3;

/** The fix of the answer, the best one, and others that differ from both in what becomes of the run: three in all. */
export function chooseFixes(
  chosen: string,
  outcomes: Readonly<Record<string, FixOutcome>>,
  offered: readonly string[],
) {
  const known = [chosen, ...offered].filter((id) => Object.hasOwn(outcomes, id));
  const best = known.toSorted((a, b) => outcomes[b]!.score - outcomes[a]!.score)[0];
  const picked = [...new Set([chosen, ...(best === undefined ? [] : [best])])];
  for (const id of [...known, NO_FIX]) {
    if (picked.length >= SHOWN) break;
    const isNew = !picked.some((other) => outcomes[other]?.verdict === outcomes[id]?.verdict);
    if (isNew && !picked.includes(id)) picked.push(id);
  }
  if (picked.length < SHOWN && !picked.includes(NO_FIX)) picked.push(NO_FIX);
  return picked.filter((id) => Object.hasOwn(outcomes, id));
}

/** Runs with these fixes and the twin, to the planned end. */
export function fixedRuns(
  puzzle: string,
  fixes: readonly Fix[],
  outcomes: Readonly<Record<string, FixOutcome>>,
  patient: Patient,
): FixedRuns {
  const input = fixingInput(patient);
  const { steps: length, evaluations } = input.twin;
  const steps: number[] = [];
  for (let step = 0; step < length; step += Math.ceil(length / POINTS)) steps.push(step);
  const lines = (run: Trace) => ({
    loss: steps.map((step) => toWire(run.series['train-loss'][step]!)),
    throughput: steps.map((step) => toWire(run.series.throughput[step]!)),
    evaluation: meanOverSlices(run, 'loss'),
    ece: meanOverSlices(run, 'ece'),
  });
  return {
    puzzle,
    alarm: alarmStep(input),
    window: patient.scenario.window.steps,
    steps,
    evaluationSteps: evaluations.steps,
    runs: [
      ...fixes.map((fix) => ({
        id: fix.meta.id,
        name: fix.meta.name,
        verdict: outcomes[fix.meta.id]!.verdict,
        from: startOfFix(fix, input),
        ...lines(runWithFix(fix, input)),
      })),
      { id: 'twin', name: 'No fault', verdict: null, from: null, ...lines(input.twin) },
    ],
  };
}

function meanOverSlices({ evaluations: { steps, metrics } }: Trace, metric: 'loss' | 'ece') {
  const slices = metrics[metric];
  return steps.map((_, i) => toWire(slices.reduce((sum, values) => sum + values[i]!, 0) / slices.length));
}

import { secretOfSeed } from '../../core/rng.js';
import type { Harm } from '../../core/vocabulary.js';
import { harmOf } from '../../lab/harm.js';
import type { Scenario } from '../../run/scenario.js';
import type { Trace } from '../../run/trace.js';
import { rerunToEnd } from './planned-end.js';

/** Healthy runs that are compared with each other. */
const RUNS = 5;

const known = new WeakMap<Scenario, Trace[]>();

/** Healthy runs of a scenario to their planned end; they belong to it, so each is simulated once. */
function healthyRuns(scenario: Scenario): Trace[] {
  const made =
    known.get(scenario) ??
    Array.from({ length: RUNS }, (_, i) =>
      rerunToEnd({ seed: secretOfSeed(`healthy end ${i} of ${scenario.id}`), attempt: 0 }, scenario, []),
    );
  known.set(scenario, made);
  return made;
}

/** Harm by which healthy runs with other seeds differ: the median over all pairs of them, in the unit of the harm. */
export function healthySpread(harm: Harm, scenario: Scenario): number {
  const runs = healthyRuns(scenario);
  const differences = runs.flatMap((run, i) =>
    runs.slice(0, i).map((other) => Math.abs(harmOf(harm, run, other, scenario))),
  );
  differences.sort((a, b) => a - b);
  return differences[Math.floor(differences.length / 2)]!;
}

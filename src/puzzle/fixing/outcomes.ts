import type { Fix } from '../../lab/fix.js';
import type { ResolvedInjection } from '../../run/causes.js';
import type { Scenario } from '../../run/scenario.js';
import type { FixOutcome } from '../puzzle.js';
import type { RunSeed } from '../rerun.js';
import { type FixingInput, outcomeOf } from './outcome.js';
import { rerunToEnd } from './planned-end.js';
import { healthySpread } from './spread.js';

/** A puzzle whose run is to be fixed. */
export interface Patient {
  readonly seed: RunSeed;
  readonly scenario: Scenario;
  readonly fault: ResolvedInjection | null;
  readonly benign: ResolvedInjection | null;
  /** First step at which there is enough evidence of the fault; null: never, or there is none. */
  readonly detectable: number | null;
}

/** Run and twin to their planned end, and what healthy runs differ by. */
export function fixingInput(patient: Patient): FixingInput {
  const { seed, scenario, fault, benign } = patient;
  const twin = rerunToEnd(seed, scenario, [benign]);
  return {
    ...patient,
    twin,
    run: fault === null ? twin : rerunToEnd(seed, scenario, [benign, fault]),
    spread: healthySpread(fault?.fault.meta.harm ?? 'loss', scenario),
  };
}

/** What becomes of the run with every fix that can be had. */
export function fixOutcomes(fixes: readonly Fix[], patient: Patient): Record<string, FixOutcome> {
  if (fixes.length === 0) return {};
  const input = fixingInput(patient);
  return Object.fromEntries(fixes.map((fix) => [fix.meta.id, outcomeOf(fix, input)]));
}

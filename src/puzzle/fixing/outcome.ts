import { significant } from '../../core/maths.js';
import type { Fix } from '../../lab/fix.js';
import { harmOf } from '../../lab/harm.js';
import { intervention } from '../../lab/lab.js';
import { budgetOf } from '../../lab/price.js';
import type { ResolvedInjection } from '../../run/causes.js';
import type { Scenario } from '../../run/scenario.js';
import type { Trace } from '../../run/trace.js';
import type { FixOutcome, FixVerdict } from '../puzzle.js';
import type { RunSeed } from '../rerun.js';
import { rerunToEnd } from './planned-end.js';

/** Share of the harm that is gone: from CURES on it is cured, from DELAYS on less, and below −DELAYS it is made worse. */
const CURES = 0.8;
const DELAYS = 0.2;

/** Harm in units of what healthy runs differ by, above which a share of it can be told from luck. */
const HARMFUL = 4;

/** How long after there is enough evidence the alarm goes off, and its latest step, as shares of the run. */
const REACTION = 0.05;
const LATEST = 0.9;

/** Where there never is enough evidence: this long after the onset, or here where there is none. */
const UNSEEN = 0.1;
const UNASKED = 0.6;

/** What a fix that costs a whole budget leaves of its score. */
const COST_WEIGHT = 0.5;

export interface FixingInput {
  readonly seed: RunSeed;
  readonly scenario: Scenario;
  readonly fault: ResolvedInjection | null;
  readonly benign: ResolvedInjection | null;
  /** First step at which there is enough evidence of the fault; null: never, or there is none. */
  readonly detectable: number | null;
  /** The run, to its planned end. */
  readonly run: Trace;
  /** The same without its fault, the benign event included. */
  readonly twin: Trace;
  /** Harm by which healthy runs of the scenario differ from each other, in its unit. */
  readonly spread: number;
}

/** Step at which somebody acts: a little after there is evidence. */
export function alarmStep({
  scenario,
  fault,
  benign,
  detectable,
}: Omit<FixingInput, 'seed' | 'run' | 'twin' | 'spread'>) {
  const { steps } = scenario.window;
  const after = (step: number, share: number) => Math.min(Math.round(step + share * steps), Math.round(LATEST * steps));
  if (fault !== null) return detectable === null ? after(fault.injection.onset, UNSEEN) : after(detectable, REACTION);
  return benign === null ? Math.round(UNASKED * steps) : after(benign.injection.onset, REACTION);
}

/** Step the run goes on from: the last checkpoint before the trouble, where the fix goes back to one. */
export function startOfFix(fix: Fix, input: FixingInput): number {
  const alarm = alarmStep(input);
  if (fix.from === 'here') return alarm;
  if (fix.from === 'start') return 0;
  const { fault, benign, scenario } = input;
  const trouble = (fault ?? benign)?.injection.onset ?? alarm;
  const { checkpointEvery } = scenario.cluster;
  return Math.floor(Math.min(trouble, alarm) / checkpointEvery) * checkpointEvery;
}

/** The run with the fix, to its planned end: as it was up to where it goes on from, and with as many steps in the end. */
export function runWithFix(fix: Fix, input: FixingInput): Trace {
  const { seed, scenario, fault, benign, run, twin } = input;
  const from = startOfFix(fix, input);
  const chance = fix.repairs.includes('chance');
  const repaired = fault !== null && fix.repairs.includes(fault.fault.meta.part);
  const spared = chance && benign !== null && benign.fault.meta.part === 'chance';
  if (fix.hooks === undefined && !fix.reorders && !spared) {
    // Where the part is sound, or was replaced before the trouble began, the engine would give the same bytes again.
    if (!repaired) return run;
    if (fault!.injection.onset >= from) return twin;
  }
  const until = (resolved: ResolvedInjection | null, ends: boolean): ResolvedInjection[] => {
    if (resolved === null) return [];
    if (!ends) return [resolved];
    if (resolved.injection.onset >= from) return [];
    return [{ ...resolved, injection: { ...resolved.injection, until: from } }];
  };
  const acting = fix.hooks === undefined ? [] : [intervention(fix.hooks, from)];
  return rerunToEnd(seed, scenario, [...until(benign, spared), ...until(fault, repaired), ...acting], {
    ...(fix.reorders && { reorderFrom: from }),
  });
}

/** The twin with the same intervention. */
function healthyWithFix(fix: Fix, input: FixingInput): Trace {
  const { seed, scenario, benign } = input;
  return rerunToEnd(seed, scenario, [benign, intervention(fix.hooks!, startOfFix(fix, input))]);
}

/** What a fix achieves: the share of the harm that is gone at the end, and what that cost. */
export function outcomeOf(fix: Fix, input: FixingInput): FixOutcome {
  const { scenario, fault, run, twin, spread } = input;
  const harm = fault?.fault.meta.harm ?? 'loss';
  const fixed = runWithFix(fix, input);
  const before = harmOf(harm, run, twin, scenario);
  const unlike = harmOf(harm, fixed, twin, scenario);
  // What would have made the healthy run better as well has cured nothing of the fault; asked only where something seems cured.
  const seems =
    fix.hooks !== undefined && harm === 'loss' && before > HARMFUL * spread && unlike < (1 - DELAYS) * before;
  const after = seems ? Math.max(unlike, harmOf(harm, fixed, healthyWithFix(fix, input), scenario)) : unlike;
  const repaired = fault !== null && fix.repairs.includes(fault.fault.meta.part);
  const idle = fix.meta.id === 'do-nothing';
  const removed = before > HARMFUL * spread ? 1 - after / before : null;
  const verdict = ((): FixVerdict => {
    if (removed === null) {
      if (after > Math.max(before, 0) + HARMFUL * spread) return 'harms';
      if (fault === null) return idle ? 'nothing to do' : 'needless';
      return repaired ? 'cause removed' : 'cause remains';
    }
    return removed >= CURES ? 'cures' : removed >= DELAYS ? 'delays' : removed > -DELAYS ? 'no effect' : 'harms';
  })();
  const hours = fix.hours + ((alarmStep(input) - startOfFix(fix, input)) * scenario.cluster.stepSeconds) / 3600;
  const gpuHours = hours * scenario.cluster.accelerators;
  return {
    verdict,
    removed: removed === null ? null : significant(removed, 3),
    gpuHours: significant(gpuHours, 3),
    score: significant(scoreOf(verdict, removed, gpuHours / budgetOf(scenario).gpuHours), 4),
  };
}

/**
 * Share of the harm that is gone, 0 to 100, less up to half of it for what that cost: all of it where the fix costs a whole
 * budget of an investigation. Where there is no harm to speak of, the cause counts instead.
 */
function scoreOf(verdict: FixVerdict, removed: number | null, cost: number): number {
  const good = verdict === 'nothing to do' || verdict === 'needless' || verdict === 'cause removed';
  const share = removed === null ? (good ? 1 : 0) : Math.max(0, Math.min(1, removed));
  return 100 * share * (1 - COST_WEIGHT * Math.min(1, cost));
}

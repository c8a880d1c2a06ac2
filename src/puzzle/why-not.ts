import { significant } from '../core/maths.js';
import { HEALTHY } from '../core/vocabulary.js';
import type { ResolvedInjection } from '../run/causes.js';
import { resolveInjection } from '../run/dose.js';
import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import type { Trace } from '../run/trace.js';
import { completeBeliefs } from './beliefs.js';
import { candidateOf } from './candidates.js';
import { evidenceByPanel, type PanelEvidence, type PanelNoise } from './evidence.js';
import type { DraftPuzzle } from './factory.js';
import { type Answer, WHOLE_RUN } from './puzzle.js';
import { injectionsOf, rerun } from './rerun.js';
import type { Alternative, WhyNot } from './revealed.js';
import { tellingPanels } from './telling.js';
import { publicEvaluations, publicSeries } from './view.js';

/** Severities tried for an alternative; its place, where it has several, is chosen at the middle one. */
const [MILD, MIDDLE, STRONG] = [0.3, 0.6, 0.9] as const;

/** Neighbours that are simulated: each takes two or three runs, and a server waits for them. */
const MOST_NEIGHBOURS = 4;

/** A place is chosen in the first steps after an onset this early: what comes before it need not be simulated then. */
const PLACE_ONSET = 300;
const PLACE_STEPS = 250;

export interface WhyNotInput {
  readonly draft: DraftPuzzle;
  /** Null where the solver gave up. */
  readonly answer: Answer | null;
  readonly scenario: Scenario;
  readonly faults: ReadonlyMap<string, Fault>;
  readonly prior: Readonly<Record<string, number>>;
  /** Noise of the panels of the earlier run beside the puzzle. */
  readonly noise: PanelNoise;
}

/** One cause in place of the true one, simulated. */
interface Tried {
  readonly cause: Fault;
  /** Null for a healthy run. */
  readonly injection: ResolvedInjection | null;
  readonly run: Trace;
  readonly lines: readonly PanelEvidence[];
  readonly evidence: number;
}

/** Where an alternative is tried: what it stands in place of, null where nothing was, and what stays in the run beside it. */
interface Setting {
  readonly replaced: ResolvedInjection | null;
  readonly kept: ResolvedInjection | null;
}

/**
 * Why it was not another cause: the run is simulated again on the same streams with the cause of the answer, where that
 * was wrong, and with the neighbours of the truth, of which the one that comes nearest to the observed run is kept. What
 * can be mistaken in a healthy run with a benign event is the event: its neighbours stand in place of it.
 */
export function createWhyNot(input: WhyNotInput): WhyNot {
  const { draft, answer, scenario, faults, prior, noise } = input;
  const { puzzle, key } = draft;
  const { fault, benign } = injectionsOf(key, scenario, faults);
  const simulate = (setting: Setting, injection: ResolvedInjection | null, until?: number) =>
    rerun(key, scenario, [setting.kept, injection], { ...(until !== undefined && { until }) });
  const truth: Setting = { replaced: fault, kept: benign };
  const observed = simulate(truth, fault);
  const compare = (
    setting: Setting,
    cause: Fault,
    injection: ResolvedInjection | null,
    seen: Trace,
    until?: number,
  ): Tried => {
    const run = simulate(setting, injection, until);
    const lines = evidenceByPanel(seen, run, noise);
    return { cause, injection, run, lines, evidence: lines.reduce((sum, line) => sum + line.evidence, 0) };
  };
  const onsetIn = ({ replaced }: Setting) => replaced?.injection.onset ?? supposedOnset(answer, puzzle.steps);
  const inject = (cause: Fault, severity: number, where: string | undefined, onset: number) =>
    resolveInjection(cause, { fault: cause.meta.id, onset, severity, ...(where && { where }) }, scenario);
  const placeOf = (setting: Setting, cause: Fault): string | undefined => {
    const { replaced } = setting;
    const places = cause.places(scenario);
    const known = replaced?.injection.where;
    if (known !== undefined && places.includes(known)) return known;
    if (places.length < 2) return places[0];
    const onset = Math.min(onsetIn(setting), PLACE_ONSET);
    const until = Math.min(puzzle.steps, onset + PLACE_STEPS);
    const moved = replaced && { ...replaced, injection: { ...replaced.injection, onset } };
    const early = simulate(setting, moved, until);
    const trials = places.map((place) => compare(setting, cause, inject(cause, MIDDLE, place, onset), early, until));
    return places[trials.indexOf(nearest(trials))];
  };
  const nearestRun = (id: string, setting: Setting): Tried => {
    const cause = faults.get(id)!;
    if (id === HEALTHY) return compare(setting, cause, null, observed);
    const where = placeOf(setting, cause);
    const at = (severity: number) =>
      compare(setting, cause, inject(cause, severity, where, onsetIn(setting)), observed);
    // Without a dose every severity is the same run.
    if (Object.keys(cause.dose).length === 0) return at(MIDDLE);
    const trials = [at(MIDDLE), at(MILD)];
    // An effect grows with its dose: where less of it is nearer, more of it is farther.
    return nearest(trials[1]!.evidence < trials[0]!.evidence ? trials : [...trials, at(STRONG)]);
  };

  const chosen = wrongCause(answer, key.cause, prior);
  const neighboursOf = (id: string) =>
    puzzle.candidates
      .map((candidate) => candidate.id)
      .filter((other) => other !== chosen && other !== key.cause)
      .filter((other) => faults.get(id)!.meta.confusableWith.includes(other))
      .slice(0, MOST_NEIGHBOURS);
  const mistaken = fault === null && benign !== null ? neighboursOf(benign.injection.fault) : [];
  const neighbours =
    benign !== null && mistaken.length > 0
      ? mistaken.map((id) => nearestRun(id, { replaced: benign, kept: null }))
      : neighboursOf(key.cause).map((id) => nearestRun(id, truth));
  const publish = (role: Alternative['role'], tried: Tried): Alternative => ({
    cause: candidateOf(tried.cause),
    role,
    severity: tried.injection?.injection.severity ?? null,
    onset: tried.injection?.injection.onset ?? null,
    where: puzzle.places.find(({ id }) => id === (tried.injection?.injection.where ?? WHOLE_RUN))!,
    evidence: significant(tried.evidence),
    panels: tellingPanels(tried.lines, { observed, alternative: tried.run, scenario }),
    series: publicSeries(tried.run, 1),
    evaluations: publicEvaluations(tried.run.evaluations, scenario),
  });
  return {
    puzzle: puzzle.id,
    alternatives: [
      ...(chosen === null ? [] : [publish('chosen', nearestRun(chosen, truth))]),
      ...(neighbours.length === 0 ? [] : [publish('neighbour', nearest(neighbours))]),
    ],
  };
}

function nearest(trials: readonly Tried[]): Tried {
  return trials.reduce((best, next) => (next.evidence < best.evidence ? next : best));
}

/** The leading cause of an answer that was wrong, as the grade has it: no rival may be as probable as the truth. */
function wrongCause(answer: Answer | null, truth: string, prior: Readonly<Record<string, number>>): string | null {
  if (answer === null) return null;
  const beliefs = completeBeliefs(answer.causes, prior);
  const rivals = Object.keys(beliefs).filter((id) => id !== truth);
  const rival = rivals.reduce((best, next) => (beliefs[next]! > beliefs[best]! ? next : best));
  return beliefs[rival]! >= beliefs[truth]! ? rival : null;
}

/** Where a fault would have set in that is not there: the middle of the answer's interval, or of the run. */
function supposedOnset(answer: Answer | null, steps: number): number {
  const onset = answer?.onset;
  if (onset === 'start') return 0;
  if (onset === undefined || onset === 'none') return Math.floor(steps / 2);
  return Math.floor((onset[0] + onset[1]) / 2);
}

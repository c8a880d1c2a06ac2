import { toWire } from '../core/json.js';
import type { Diagnostician } from '../diagnose/diagnostician.js';
import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import type { Trace } from '../run/trace.js';
import { baselineScore } from './baseline.js';
import { candidateOf } from './candidates.js';
import type { DraftPuzzle } from './factory.js';
import { opponentOf } from './opponent.js';
import { type Answer, type Grade, WHOLE_RUN } from './puzzle.js';
import { injectionsOf, rerun } from './rerun.js';
import type { DocumentedCase, Reveal } from './revealed.js';
import { NO_FIX } from './score-fix.js';
import { publicEvaluations, publicSeries } from './view.js';

/** What "no benign event" is called in a reveal. */
const PLAIN: Reveal['control'] = {
  id: 'plain',
  name: 'Nothing benign',
  summary: 'No planned change and no hard batch beyond the ordinary.',
  step: null,
};

export interface RevealInput {
  readonly draft: DraftPuzzle;
  /** Both null where the solver gave up. */
  readonly answer: Answer | null;
  readonly grade: Grade | null;
  readonly scenario: Scenario;
  readonly faults: ReadonlyMap<string, Fault>;
  readonly diagnostician: Diagnostician;
  /** The documented case or the recording that the key names; null where it names none. */
  readonly incident: DocumentedCase | null;
  /** The twin where it is not to be simulated. */
  readonly twin?: Trace;
  /** What was bought, with what it found. */
  readonly readings: Reveal['readings'];
  /** Published prior of the scenario. */
  readonly prior: Readonly<Record<string, number>>;
}

/**
 * Truth, twin and explanation of a puzzle that has ended. The twin of a faulty run keeps the benign event and drops the
 * fault, so that their difference is the fault; the twin of a healthy run drops the benign event.
 */
export function createReveal(input: RevealInput): Reveal {
  const { draft, answer, grade, scenario, faults, prior, diagnostician, incident } = input;
  const { puzzle, key } = draft;
  const { candidates, steps, places } = puzzle;
  const cause = faults.get(key.cause)!;
  const injection = key.injections.find((candidate) => candidate.fault === key.cause);
  const benign = key.injections.find((candidate) => candidate.fault !== key.cause);
  const control = benign === undefined ? undefined : faults.get(benign.fault)!;
  const twin =
    input.twin ?? rerun(key, scenario, [injection === undefined ? null : injectionsOf(key, scenario, faults).benign]);
  const shown = injection ?? benign;
  return {
    puzzle: puzzle.id,
    cause: candidateOf(cause),
    control:
      control === undefined
        ? PLAIN
        : { id: control.meta.id, name: control.meta.name, summary: control.meta.summary, step: benign!.onset },
    onset: injection?.onset ?? null,
    detectable: injection?.detectable ?? null,
    severity: injection?.severity ?? null,
    dose: Object.entries(shown?.dose ?? {}).map(([name, value]) => ({
      label: faults.get(shown!.fault)!.dose[name]!.description,
      value: toWire(value),
    })),
    where: puzzle.places.find((place) => place.id === (injection?.where ?? WHOLE_RUN))!,
    remedy: cause.meta.remedy,
    signature: cause.signature.map((expectation) => expectation.text),
    twin: { series: publicSeries(twin, 1), evaluations: publicEvaluations(twin.evaluations, scenario) },
    answer,
    grade,
    baseline: baselineScore({ key, candidates, prior, steps, places }),
    tier: key.certificate.tier,
    opponent: opponentOf(draft, prior, diagnostician),
    readings: input.readings,
    par: parWithNames(draft),
    fixes: fixesShown(draft, cause.meta.id, answer),
    incident,
    manual: cause.meta.id,
  };
}

function parWithNames({ puzzle, key }: DraftPuzzle): Reveal['par'] {
  const { par } = key.certificate;
  if (par === null) return null;
  const nameOf = (id: string) => puzzle.probes.find((probe) => probe.id === id)?.name ?? id;
  return { ...par, path: par.path.map((purchase) => ({ ...purchase, name: nameOf(purchase.probe) })) };
}

/** What was proposed for the true cause, and what the answer did, the best first. */
function fixesShown({ puzzle, key }: DraftPuzzle, cause: string, answer: Answer | null): Reveal['fixes'] {
  const proposed = puzzle.candidates.find(({ id }) => id === cause)?.fixes ?? [];
  const chosen = answer === null ? [] : [answer.fix ?? NO_FIX];
  return [...new Set([...proposed, ...chosen])]
    .flatMap((id) => {
      const [offer, outcome] = [puzzle.fixes.find((fix) => fix.id === id), key.fixes[id]];
      return offer === undefined || outcome === undefined ? [] : [{ ...offer, ...outcome }];
    })
    .sort((a, b) => b.score - a.score);
}

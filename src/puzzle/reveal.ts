import { toWire } from '../core/json.js';
import { resolveInjection } from '../run/dose.js';
import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import { candidateOf } from './candidates.js';
import type { DraftPuzzle } from './factory.js';
import { type Answer, type Grade, type KeyInjection, type Reveal, WHOLE_RUN } from './puzzle.js';
import { rerun } from './rerun.js';
import { publicEvaluations, publicSeries } from './view.js';

/** What "no benign event" is called in a reveal. */
const PLAIN: Reveal['control'] = {
  id: 'plain',
  name: 'Nothing benign',
  summary: 'No planned change and no hard batch beyond the ordinary.',
};

/**
 * Truth, twin and explanation of an answered puzzle. The twin of a faulty run keeps the benign event and drops the
 * fault, so that their difference is the fault; the twin of a healthy run drops the benign event.
 */
export function createReveal(
  draft: DraftPuzzle,
  answer: Answer,
  grade: Grade,
  scenario: Scenario,
  faults: ReadonlyMap<string, Fault>,
): Reveal {
  const { puzzle, key } = draft;
  const cause = faults.get(key.cause)!;
  const injection = key.injections.find((candidate) => candidate.fault === key.cause);
  const benign = key.injections.find((candidate) => candidate.fault !== key.cause);
  const control = benign === undefined ? undefined : faults.get(benign.fault)!;
  const kept =
    injection === undefined || benign === undefined ? [] : [resolveInjection(control!, injectionOf(benign), scenario)];
  const twin = rerun(key.seed, scenario, kept);
  const shown = injection ?? benign;
  return {
    puzzle: puzzle.id,
    cause: candidateOf(cause),
    control:
      control === undefined ? PLAIN : { id: control.meta.id, name: control.meta.name, summary: control.meta.summary },
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
    manual: cause.meta.id,
  };
}

function injectionOf({ fault, onset, severity, dose, where }: KeyInjection) {
  return { fault, onset, severity, dose, ...(where === WHOLE_RUN ? {} : { where }) };
}

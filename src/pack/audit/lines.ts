import type { AnswerKey, PublicLogLine } from '../../puzzle/puzzle.js';
import { injectionsOf } from '../../puzzle/rerun.js';
import type { Fault, PlannedChange } from '../../run/fault.js';
import type { Scenario } from '../../run/scenario.js';
import type { PackPuzzle } from '../schema.js';

/** Written by the run itself: they stop, or come more often, as it goes, and so they are evidence. */
const CHECKPOINT = /^checkpoint saved at step \d+$/;
const OVERFLOW = /^gradient overflow: step skipped, loss scale \S+$/;

/** Lines of a puzzle by where they come from. Whatever is not known to be evidence is held to be drawn at random. */
export interface PuzzleLines {
  readonly log: readonly PublicLogLine[];
  readonly checkpoints: number;
  readonly overflows: number;
  readonly changes: readonly PlannedChange[];
  /** Lines of the change log that announce an event of the run. */
  readonly planned: number;
}

/** @param announced lines that the events of this puzzle's key announce */
export function sortLines({ log, card }: PackPuzzle, announced: readonly PlannedChange[]): PuzzleLines {
  const changes = card.changeLog.filter(
    ({ step, text }) => !announced.some((line) => line.step === step && line.text === text),
  );
  return {
    log: log.filter(({ text }) => !CHECKPOINT.test(text) && !OVERFLOW.test(text)),
    checkpoints: log.filter(({ text }) => CHECKPOINT.test(text)).length,
    overflows: log.filter(({ text }) => OVERFLOW.test(text)).length,
    changes,
    planned: card.changeLog.length - changes.length,
  };
}

/** Lines of the change log that the fault and the benign event of a puzzle announce: planned events say so. */
export type Announce = (scenario: string, key: AnswerKey) => readonly PlannedChange[];

/** @throws AppError for an event or a dose that these faults do not know */
export function announceWith(
  scenarios: { scenario(id: string): Scenario },
  faults: { readonly all: readonly Fault[]; get(id: string): Fault },
): Announce {
  const byId = new Map(faults.all.map((fault) => [fault.meta.id, fault]));
  return (id, key) => {
    for (const { fault } of key.injections) faults.get(fault);
    const scenario = scenarios.scenario(id);
    const { fault, benign } = injectionsOf(key, scenario, byId);
    return [benign, fault].flatMap((resolved) => {
      if (resolved === null) return [];
      const { dose, onset, where } = resolved.injection;
      return resolved.fault.planned?.({ scenario, dose, onset, where }) ?? [];
    });
  };
}

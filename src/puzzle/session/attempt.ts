import type { Skill } from '../../core/vocabulary.js';
import type { InvestigationGrade } from '../puzzle.js';
import { familyOf } from '../score-cause.js';

/** What a record has to know of a cause. */
export interface CauseFacts {
  readonly family: string;
  readonly skills: readonly Skill[];
}

/** One graded answer, as far as a record of many looks at it. */
export interface GradedAttempt {
  /** Candidate id of the true cause. */
  readonly truth: string;
  /** Family of the true cause; a healthy run is a family of its own. */
  readonly family: string;
  /** Skills that the true cause exercises. */
  readonly skills: readonly Skill[];
  /** The cause that the answer gave the highest probability; null where it named none. */
  readonly first: FirstCause | null;
  /** 0–100. */
  readonly score: number;
  /** Null where the probes were not sold by who graded. */
  readonly investigation: InvestigationGrade | null;
}

/** The cause that an answer put first: the forecast "this one is right", and what came of it. */
export interface FirstCause {
  readonly id: string;
  readonly family: string;
  /** The probability it was given, in (0, 1]. */
  readonly confidence: number;
  readonly right: boolean;
}

/** Family of a cause that this release does not know: another one graded the answer. */
const UNKNOWN_FAMILY = 'unknown';

export interface GradedAnswer {
  readonly truth: string;
  /** Probabilities of the named causes, in the order in which the answer names them. */
  readonly causes: Readonly<Record<string, number>>;
  readonly score: number;
  readonly investigation?: InvestigationGrade | null;
}

/** @param factsOf what is known of a cause; undefined where this release does not have it */
export function gradedAttempt(
  { truth, causes, score, investigation = null }: GradedAnswer,
  factsOf: (cause: string) => CauseFacts | undefined,
): GradedAttempt {
  const family = (id: string) => familyOf({ id, family: factsOf(id)?.family ?? UNKNOWN_FAMILY });
  const first = firstNamed(causes);
  return {
    truth,
    family: family(truth),
    skills: factsOf(truth)?.skills ?? [],
    first:
      first === null
        ? null
        : { id: first.id, family: family(first.id), confidence: first.confidence, right: first.id === truth },
    score,
    investigation,
  };
}

/** The likeliest of the named causes; of several as likely the one that was named first. */
function firstNamed(causes: GradedAnswer['causes']): { id: string; confidence: number } | null {
  let first: { id: string; confidence: number } | null = null;
  for (const [id, confidence] of Object.entries(causes))
    if (confidence > (first?.confidence ?? 0)) first = { id, confidence };
  return first;
}

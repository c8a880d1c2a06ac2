import type { Skill } from '../core/vocabulary.js';
import { type CauseFacts, gradedAttempt } from '../puzzle/session/attempt.js';
import { type Session, sessionOf } from '../puzzle/session/session.js';
import type { PackManifest } from './manifest.js';
import type { Answers } from './read-answers.js';
import type { PuzzleGrade } from './report.js';

/** Skills that a cause exercises: no file of a pack holds them, the catalogue does. Undefined for a cause it does not have. */
export type SkillsOf = (cause: string) => readonly Skill[] | undefined;

export interface SessionOfPackInput {
  readonly manifest: PackManifest;
  readonly puzzles: readonly PuzzleGrade[];
  readonly answers: Answers;
  readonly skillsOf?: SkillsOf | undefined;
}

/** The record of the answers to a pack; a puzzle without an answer is none, whatever it scores. */
export function sessionOfPack({ manifest, puzzles, answers, skillsOf }: SessionOfPackInput): Session {
  // The same for a cause in every scenario.
  const families = new Map(
    Object.values(manifest.candidates).flatMap((list) => list.map(({ id, family }) => [id, family] as const)),
  );
  const factsOf = (cause: string): CauseFacts | undefined => {
    const family = families.get(cause);
    return family === undefined ? undefined : { family, skills: skillsOf?.(cause) ?? [] };
  };
  return sessionOf(
    puzzles.flatMap(({ puzzle, truth, score }) => {
      const answer = answers.get(puzzle);
      return answer === undefined ? [] : [gradedAttempt({ truth, causes: answer.causes, score }, factsOf)];
    }),
  );
}

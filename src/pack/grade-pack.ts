import { failedCheck } from '../core/errors.js';
import { baselineScore } from '../puzzle/baseline.js';
import { gradeAnswer } from '../puzzle/grade.js';
import type { Answer, AnswerKey, Grade } from '../puzzle/puzzle.js';
import { LOG_FLOOR } from '../puzzle/score-cause.js';
import { NO_FIX } from '../puzzle/score-fix.js';
import { checkCommitment } from '../puzzle/seal.js';
import type { PackEntry, PackIndex, PackKey } from './read.js';
import type { Answers } from './read-answers.js';
import type { GradeReport, PuzzleGrade } from './report.js';
import { type SkillsOf, sessionOfPack } from './session-of-pack.js';
import { byCause, summarise } from './summary.js';

export interface GradePackInput {
  readonly pack: PackIndex;
  readonly key: PackKey;
  readonly answers: Answers;
  /** Absent where skills do not matter: then no cause has any. */
  readonly skillsOf?: SkillsOf;
}

/**
 * Grades all answers to a pack. A puzzle without an answer scores 0 in every part.
 * @throws AppError with exit code 1 where the key is not that of the pack
 */
export function gradePack({ pack, key, answers, skillsOf }: GradePackInput): GradeReport {
  checkKey(pack, key);
  const puzzles = pack.puzzles.map((entry, i) => gradeEntry(pack, entry, key.keys[i]!, answers.get(entry.id)));
  const baseline = pack.puzzles.map((entry, i) => baselineScore(gradeInput(pack, entry, key.keys[i]!)));
  return {
    puzzles,
    byCause: byCause(puzzles),
    summary: summarise(puzzles, baseline),
    session: sessionOfPack({ manifest: pack.manifest, puzzles, answers, skillsOf }),
  };
}

/** @throws AppError with exit code 1 where the key is not that of the pack, or not the one that a puzzle committed to */
export function checkKey(pack: PackIndex, key: PackKey): void {
  if (key.manifest.pack !== pack.digest) {
    throw failedCheck(
      'key',
      `${key.path} is the key of another pack (${shortDigest(key.manifest.pack)} when ${pack.path} has ` +
        `${shortDigest(pack.digest)})`,
    );
  }
  if (key.keys.length !== pack.puzzles.length) {
    throw failedCheck(
      'key',
      `${key.path} (got ${key.keys.length} keys when the pack has ${pack.puzzles.length} puzzles)`,
    );
  }
  for (const [i, entry] of pack.puzzles.entries()) {
    const truth = key.keys[i]!;
    if (truth.puzzle !== entry.id) {
      throw failedCheck(
        'key',
        `${key.path} (key ${i} is that of ${truth.puzzle}, puzzle ${i} of the pack is ${entry.id})`,
      );
    }
    if (!checkCommitment(truth, entry.commitment)) {
      throw failedCheck('key', `${key.path} (key ${i} is not the one that puzzle ${entry.id} committed to)`);
    }
  }
}

/** The grade of one puzzle of a pack whose key is checked; undefined: it has no answer. */
export function gradeEntry(pack: PackIndex, entry: PackEntry, key: AnswerKey, answer: Answer | undefined): PuzzleGrade {
  const grade = answer === undefined ? withoutAnswer(key) : gradeAnswer({ ...gradeInput(pack, entry, key), answer });
  const { score, brier, log, top1, probability } = grade.cause;
  return {
    puzzle: entry.id,
    answered: answer !== undefined,
    truth: key.cause,
    cause: { score, brier, log, top1, probability },
    onset: grade.onset.score,
    where: grade.where.score,
    fix: grade.fix?.score ?? null,
    score: grade.score,
    reasons: {
      cause: grade.cause.reason,
      onset: grade.onset.reason,
      where: grade.where.reason,
      ...(grade.fix !== null && { fix: grade.fix.reason }),
    },
  };
}

function gradeInput({ manifest }: PackIndex, { scenario, steps, places }: PackEntry, key: AnswerKey) {
  return { key, candidates: manifest.candidates[scenario]!, prior: manifest.prior[scenario]!, steps, places };
}

/** The worst of every part: silence must not pay more than certainty in something wrong. */
function withoutAnswer(key: AnswerKey): Grade {
  const nothing = { score: 0, reason: 'There is no answer to this puzzle.' };
  return {
    puzzle: key.puzzle,
    cause: { ...nothing, brier: 2, log: Math.log(LOG_FLOOR), top1: false, probability: 0 },
    onset: nothing,
    where: nothing,
    fix: Object.keys(key.fixes).length === 0 ? null : { ...nothing, fix: NO_FIX, verdict: key.fixes[NO_FIX]!.verdict },
    investigation: null,
    score: 0,
  };
}

function shortDigest(digest: string): string {
  return `${digest.slice(0, 12)}…`;
}

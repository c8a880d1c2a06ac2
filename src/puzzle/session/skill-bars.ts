import { SKILL_NAMES } from '../../core/skill-names.js';
import { SKILLS, type Skill } from '../../core/vocabulary.js';
import type { GradedAttempt } from './attempt.js';
import { mean } from './bins.js';
import { shareInterval } from './share-interval.js';

/** How the answers went whose true cause exercises a skill. */
export interface SkillBar {
  readonly skill: Skill;
  readonly name: string;
  readonly n: number;
  /** Mean score, 0–100. */
  readonly score: number;
  readonly scoreInterval: readonly [number, number];
  /** Share whose first cause was right. */
  readonly right: number;
  readonly rightInterval: readonly [number, number];
}

/**
 * One bar a skill that was exercised, in the order of the codes. A cause has several skills and counts in each; a healthy
 * run counts as restraint, under the skills of the cause `healthy`.
 */
export function skillBars(attempts: readonly GradedAttempt[]): SkillBar[] {
  return SKILLS.flatMap((skill) => {
    const exercised = attempts.filter(({ skills }) => skills.includes(skill));
    if (exercised.length === 0) return [];
    const score = mean(exercised.map((attempt) => attempt.score));
    const right = mean(exercised.map(({ first }) => (first?.right ? 1 : 0)));
    return [
      {
        skill,
        name: SKILL_NAMES[skill],
        n: exercised.length,
        score,
        scoreInterval: scoreInterval(score, exercised.length),
        right,
        rightInterval: shareInterval(right, exercised.length),
      },
    ];
  });
}

/**
 * 95 % interval of a mean score of a few answers. No spread of values in [0, 1] with mean m exceeds m(1 − m), that of a
 * share of yes and no; so the interval of such a share errs on the wide side, and unlike mean ± 1.96 · s/√n does not
 * shrink to a point where two answers happen to score the same.
 */
export function scoreInterval(score: number, n: number): [number, number] {
  const [low, high] = shareInterval(score / 100, n);
  return [100 * low, 100 * high];
}

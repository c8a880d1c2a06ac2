import { type GradeInput, gradeAnswer } from './grade.js';
import { WHOLE_RUN } from './puzzle.js';

/**
 * Score of knowing nothing: the answer that repeats the prior and says what fits a healthy run, the commonest cause. A
 * score means something beside it alone.
 */
export function baselineScore(input: Omit<GradeInput, 'answer'>): number {
  const nothing = { puzzle: input.key.puzzle, causes: {}, onset: 'none', where: WHOLE_RUN } as const;
  return gradeAnswer({ ...input, answer: nothing }).score;
}

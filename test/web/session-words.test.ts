import { describe, expect, it } from 'vitest';
import { type Session, sessionOf } from '../../src/puzzle/session/session.js';
import {
  brierInWords,
  curveMissingInWords,
  factsInWords,
  gapInWords,
  leftOutInWords,
  skillsInWords,
  three,
} from '../../src/web/session/words.js';
import { attempt } from '../puzzle/session/attempts.js';

/** `right` of `n` answers of one confidence were right. */
function sessionWith(...groups: readonly (readonly [confidence: number, right: number, n: number])[]): Session {
  return sessionOf(
    groups.flatMap(([confidence, right, n]) =>
      Array.from({ length: n }, (_, i) =>
        attempt({ confidence, named: i < right ? 'lr-spike' : 'dead-rank', score: 60 }),
      ),
    ),
  );
}
const state = (session: Session, change = {}) => ({ total: 0, read: 0, givenUp: 0, session, names: {}, ...change });

describe('the facts', () => {
  it('are counts and the mean score', () => {
    expect(factsInWords(state(sessionWith([0.8, 1, 1])))).toBe('1 answer · 1 right · mean score 60');
    expect(factsInWords(state(sessionWith([0.8, 30, 41]), { givenUp: 2 }))).toBe(
      '41 answers · 30 right · mean score 60 · 2 given up',
    );
  });

  it('say what is left out, where anything is', () => {
    expect(leftOutInWords(state(sessionWith([0.8, 1, 1]), { total: 1, read: 1 }))).toBeNull();
    expect(leftOutInWords(state(sessionWith([0.8, 1, 1]), { total: 1204, read: 1000, givenUp: 3 }))).toBe(
      'Only the latest 1,000 of 1,204 puzzles count here. Puzzles that were given up have no score and are left out below.',
    );
  });
});

describe('the gap between claimed and kept', () => {
  it('claims nothing of a few answers but what they leave open', () => {
    expect(gapInWords(sessionWith([0.8, 2, 3]))).toBe(
      'You were 80 % sure on average and right 2 of 3 times. So few answers fit being right 21 % of the time as well as 94 %.',
    );
    expect(gapInWords(sessionWith([0.8, 0, 1]))).toMatch(/ and not right the one time you answered\. /);
    expect(gapInWords(sessionWith([0.8, 1, 1]))).toMatch(/ and right the one time you answered\. /);
    expect(gapInWords(sessionWith([0.8, 0, 7]))).toMatch(/ and right 0 of 7 times\. /);
  });

  it('is luck within two standard deviations of an honest record, and a fault beyond', () => {
    // 100 answers of .8: luck explains 7.84 points.
    expect(gapInWords(sessionWith([0.8, 73, 100]))).toContain(
      'The gap of 7 points is no more than luck (up to 8 points)',
    );
    expect(gapInWords(sessionWith([0.8, 60, 100]))).toContain(
      'That is too sure: a gap of 20 points, where luck explains',
    );
    expect(gapInWords(sessionWith([0.8, 95, 100]))).toContain('That is not sure enough: a gap of 15 points');
  });
});

describe('the curve', () => {
  it('says how many answers it lacks, or that they are all alike', () => {
    expect(curveMissingInWords(sessionWith([0.8, 2, 3]))).toContain('13 answers to go');
    expect(curveMissingInWords(sessionWith([0.8, 9, 15]))).toContain('1 answer to go');
    expect(curveMissingInWords(sessionWith([0.8, 9, 20]))).toContain('about as sure as each other');
    expect(curveMissingInWords(sessionWith([0.8, 9, 10], [0.6, 5, 8]))).toBeNull();
  });
});

describe('the Brier score', () => {
  it('stands beside that of always stating the share of right answers', () => {
    const telling = sessionWith([0.9, 9, 10], [0.1, 1, 10]);
    expect(brierInWords(telling.brier!, 0.5)).toBe(
      'Always saying 50 %, your share of right answers, would have scored 0.250: what you said was better than that.',
    );
    const misleading = sessionWith([0.9, 1, 10], [0.1, 9, 10]);
    expect(brierInWords(misleading.brier!, 0.5)).toContain('what you said was worse than that');
    expect(brierInWords(sessionWith([0.5, 5, 10]).brier!, 0.5)).toContain('as much as what you said');
  });

  it('has a true minus', () => {
    expect([three(-0.0294), three(0.5)]).toEqual(['−0.029', '0.500']);
  });
});

describe('skills', () => {
  const bars = (n: number, low: number) =>
    sessionOf([
      ...Array.from({ length: n }, () => attempt({ skills: ['A2'], score: low })),
      ...Array.from({ length: n }, () => attempt({ skills: ['D2'], score: 95 })),
    ]);

  it('are named only where their interval leaves the mean out', () => {
    const many = bars(30, 25);
    expect(skillsInWords(many.skills, many.score!)).toBe(
      'Below your mean, by more than luck: Stability (A2). Above it: Distributed training basics (D2).',
    );
    const few = bars(2, 25);
    expect(skillsInWords(few.skills, few.score!)).toBe('None of these differs from your mean by more than luck would.');
  });
});

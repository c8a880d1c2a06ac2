import { describe, expect, it } from 'vitest';
import { TIERS, tierOf } from '../../../src/diagnose/tier.js';
import type { OnsetAnswer } from '../../../src/puzzle/puzzle.js';
import { opponentInWords, tierInWords } from '../../../src/web/reveal/opponent-words.js';
import { fixturePuzzle, fixtureReveal } from '../../helpers/fixture-puzzle.js';

const puzzle = fixturePuzzle('f10000000001');
const { opponent } = fixtureReveal(puzzle, null);

function said(causes: Record<string, number>, onset: OnsetAnswer, top1: boolean, fix?: string): string {
  const grade = { ...opponent.grade, score: 91.2, cause: { ...opponent.grade.cause, top1, probability: 0.12 } };
  const answer = { puzzle: puzzle.id, causes, onset, ...(fix !== undefined && { fix }) };
  return opponentInWords({ opponent: { ...opponent, answer, grade } }, puzzle);
}

describe('the reference diagnostician in words', () => {
  it('says what it answered and what that was worth', () => {
    expect(said({ 'lr-spike': 0.87, healthy: 0.05 }, [2290, 2310], true)).toBe(
      'The reference diagnostician answered “Learning-rate spike” with 87 % and scored 91. Onset: between steps 2,290 and 2,310.',
    );
  });

  it('says what it would do about it', () => {
    const [{ id, name }] = puzzle.fixes as [(typeof puzzle.fixes)[0]];
    expect(said({ 'lr-spike': 0.87 }, 'start', true, id)).toMatch(new RegExp(` Fix: ${name}\\.$`));
  });

  it('says what the truth got where it was wrong', () => {
    expect(said({ healthy: 0.6, 'lr-spike': 0.12 }, 'none', false)).toBe(
      'The reference diagnostician answered “Healthy” with 60 % and scored 91. It gave the true cause 12 %. Onset: none.',
    );
    expect(said({}, 'start', false)).toContain('named no cause and scored 91');
  });
});

describe('a tier in words', () => {
  it('has the lines that the tiers are drawn by', () => {
    for (const tier of TIERS) {
      const text = tierInWords(tier);
      expect(text).toContain(`Tier ${tier} of ${TIERS.length}: `);
      const numbers = [...text.split(':')[1]!.matchAll(/\d+/g)].map(([number]) => Number(number) / 100);
      const least = tier === TIERS.length ? 0 : Math.min(...numbers);
      expect(tierOf(least)).toBe(tier);
      if (tier > 1) expect(tierOf(Math.max(...numbers))).toBe(tier - 1);
    }
  });

  it('explains no tier that it does not know', () => {
    expect(tierInWords(7)).toBe('Tier 7 of 5.');
  });
});

import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { SKILL_NAMES } from '../../../src/core/skill-names.js';
import { wilson } from '../../../src/core/wilson.js';
import { type CauseFacts, gradedAttempt } from '../../../src/puzzle/session/attempt.js';
import { confusionsOf } from '../../../src/puzzle/session/confusion.js';
import { type Session, sessionOf } from '../../../src/puzzle/session/session.js';
import { sessionSchema } from '../../../src/puzzle/session/session-schema.js';
import { scoreInterval, skillBars } from '../../../src/puzzle/session/skill-bars.js';
import { attempt } from './attempts.js';

const FACTS: Readonly<Record<string, CauseFacts>> = {
  healthy: { family: 'control', skills: ['C5', 'E2'] },
  'lr-spike': { family: 'optimization', skills: ['A2'] },
  'dead-rank': { family: 'systems', skills: ['D2'] },
};
const graded = (truth: string, causes: Record<string, number>, score = 50) =>
  gradedAttempt({ truth, causes, score }, (cause) => FACTS[cause]);

describe('a graded answer', () => {
  test('puts the likeliest cause it names first, of equal ones the first named', () => {
    expect(graded('lr-spike', { healthy: 0.2, 'lr-spike': 0.5, 'dead-rank': 0.3 })).toEqual({
      truth: 'lr-spike',
      family: 'optimization',
      skills: ['A2'],
      first: { id: 'lr-spike', family: 'optimization', confidence: 0.5, right: true },
      score: 50,
      investigation: null,
    });
    expect(graded('lr-spike', { 'dead-rank': 0.5, 'lr-spike': 0.5 }).first).toMatchObject({
      id: 'dead-rank',
      right: false,
    });
  });

  test('counts a healthy run as a family of its own', () => {
    const { family, first } = graded('lr-spike', { healthy: 0.9 });
    expect([family, first?.family]).toEqual(['optimization', 'healthy']);
    expect(graded('healthy', { healthy: 0.9 })).toMatchObject({ family: 'healthy', skills: ['C5', 'E2'] });
  });

  test('has no first cause where it gives none a probability', () => {
    expect([graded('lr-spike', {}).first, graded('lr-spike', { healthy: 0 }).first]).toEqual([null, null]);
  });

  test('is kept where the cause is of another release', () => {
    expect(graded('gone', { 'also-gone': 0.7 })).toMatchObject({
      family: 'unknown',
      skills: [],
      first: { id: 'also-gone', family: 'unknown', right: false },
    });
  });
});

describe('skill bars', () => {
  test('count an answer under every skill of its true cause, in the order of the codes', () => {
    const bars = skillBars([
      attempt({ skills: ['D5', 'A2'], score: 90 }),
      attempt({ skills: ['A2'], score: 30, named: 'healthy' }),
      attempt({ skills: ['A2'], score: 60, named: null }),
    ]);
    expect(bars.map(({ skill, n }) => [skill, n])).toEqual([
      ['A2', 3],
      ['D5', 1],
    ]);
    expect(bars[0]).toEqual({
      skill: 'A2',
      name: SKILL_NAMES.A2,
      n: 3,
      score: 60,
      scoreInterval: wilson(0.6, 3).map((share) => 100 * share),
      right: 1 / 3,
      rightInterval: wilson(1 / 3, 3),
    });
  });

  test('have an interval that one answer, or two equal ones, do not close', () => {
    expect(scoreInterval(100, 1)[0]).toBeLessThan(25);
    expect(scoreInterval(100, 2)[0]).toBeLessThan(40);
    expect(scoreInterval(0, 1)).toEqual([0, expect.closeTo(100 - scoreInterval(100, 1)[0], 9)]);
    expect(scoreInterval(100, 1)[1]).toBe(100);
  });
});

describe('confusions', () => {
  const spike = { truth: 'lr-spike', family: 'optimization' };
  const rank = { truth: 'dead-rank', family: 'systems' };
  const confusions = confusionsOf([
    attempt({ ...rank, named: 'lr-spike', namedFamily: 'optimization', confidence: 0.9 }),
    attempt({ ...spike, named: 'healthy', namedFamily: 'healthy', confidence: 0.6 }),
    attempt({ ...spike, named: 'healthy', namedFamily: 'healthy', confidence: 0.4 }),
    attempt(spike),
    attempt(spike),
    attempt({ ...spike, named: null }),
    attempt({ ...spike, named: 'corrupt-batches', namedFamily: 'data', confidence: 0.5 }),
  ]);

  test('have the commonest first, then the surest, out of how often the cause came up', () => {
    expect(confusions.causes).toEqual([
      { truth: 'lr-spike', named: 'healthy', n: 2, of: 5, confidence: 0.5 },
      { truth: 'dead-rank', named: 'lr-spike', n: 1, of: 1, confidence: 0.9 },
      { truth: 'lr-spike', named: 'corrupt-batches', n: 1, of: 5, confidence: 0.5 },
    ]);
  });

  test('count families with the right answers among them', () => {
    expect(confusions.families).toEqual([
      { truth: 'optimization', named: 'healthy', n: 2 },
      { truth: 'optimization', named: 'optimization', n: 2 },
      { truth: 'optimization', named: 'data', n: 1 },
      { truth: 'systems', named: 'optimization', n: 1 },
    ]);
  });
});

describe('a session', () => {
  test('says nothing about nothing', () => {
    const nothing: Session = {
      answers: 0,
      forecasts: 0,
      score: null,
      confidence: null,
      calibration: [],
      brier: null,
      skills: [],
      confusions: { causes: [], families: [] },
      spend: null,
    };
    expect(sessionOf([])).toEqual(nothing);
  });

  test('leaves answers that name no cause out of what it says of confidence, and in the score', () => {
    const session = sessionOf([attempt({ named: null, score: 20 }), attempt({ score: 90 }), attempt({ score: 70 })]);
    expect(session).toMatchObject({ answers: 3, forecasts: 2, score: 60, confidence: { right: 1 } });
    expect([session.brier?.n, session.calibration[0]?.n, session.skills[0]?.n]).toEqual([2, 2, 3]);
  });

  test('is the same whatever the order of the answers', () => {
    const attempts = [0.3, 0.9, 0.5, 0.5, 0.7, 0.2, 0.95, 0.4, 0.6].map((confidence, i) =>
      attempt({ confidence, named: i % 2 === 0 ? 'lr-spike' : 'healthy', score: 10 * i }),
    );
    const turned = sessionOf(attempts.toReversed());
    const { brier, confusions, skills } = sessionOf(attempts);
    expect(turned.brier!.withinBins).toBeCloseTo(brier!.withinBins, 12);
    expect(turned.confusions.causes.map(({ n }) => n)).toEqual(confusions.causes.map(({ n }) => n));
    expect(turned.skills.map(({ n }) => n)).toEqual(skills.map(({ n }) => n));
  });

  test('fits its schema, whatever the answers', () => {
    const cause = fc.constantFrom('healthy', 'lr-spike', 'dead-rank', 'gone');
    const answers = fc.array(
      fc.tuple(
        cause,
        fc.dictionary(cause, fc.double({ min: 0, max: 1, noNaN: true })),
        fc.integer({ max: 100, min: 0 }),
      ),
    );
    fc.assert(
      fc.property(answers, (given) => {
        const session = sessionOf(given.map(([truth, causes, score]) => graded(truth, causes, score)));
        expect(sessionSchema.parse(session)).toEqual(session);
      }),
    );
  });

  test('has the type of its schema', () => {
    type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
    expectTypeOf<DeepReadonly<z.infer<typeof sessionSchema>>>().toEqualTypeOf<DeepReadonly<Session>>();
  });
});

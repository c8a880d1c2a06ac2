import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeBeliefs } from '../../src/puzzle/beliefs.js';
import {
  canName,
  distribution,
  dropCause,
  leadOf,
  leftOf,
  lowestPercent,
  MOST,
  type Named,
  nameCause,
  setPercent,
  toProbabilities,
} from '../../src/web/answer/beliefs.js';
import type { Prior } from '../../src/web/answer/rest.js';
import { FIXTURE_PRIOR } from '../helpers/fixture-puzzle.js';

const uniform = (count: number): Prior =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, 1 / count]));

const priors = fc.oneof(
  fc.constant(FIXTURE_PRIOR),
  fc.integer({ min: 2, max: 30 }).map(uniform),
  fc.constant({ c0: 1, c1: 0, c2: 0 }),
);

type Action = { readonly kind: 'name' | 'drop' | 'set'; readonly which: number; readonly percent: number };
const actions: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom('name', 'name', 'set', 'set', 'drop'),
  which: fc.nat(40),
  percent: fc.integer({ min: -20, max: 130 }),
});

function act(named: Named, { kind, which, percent }: Action, prior: Prior): Named {
  const pool = kind === 'name' ? Object.keys(prior) : Object.keys(named);
  const id = pool[which % pool.length];
  if (id === undefined) return named;
  if (kind === 'name') return nameCause(named, id, prior);
  return kind === 'drop' ? dropCause(named, id) : setPercent(named, id, percent);
}

/** A board someone has played with. */
const boards = fc
  .tuple(priors, fc.array(actions, { maxLength: 40 }))
  .map(([prior, list]) => ({ prior, named: list.reduce((named, action) => act(named, action, prior), {} as Named) }));

const withOneNamed = boards.filter(({ named }) => Object.keys(named).length > 0);
const percents = fc.integer({ min: 1, max: MOST });

describe('the named causes, whatever is done to them', () => {
  it('have whole per cents from 1 on, together at most 99, and leave someone unnamed', () => {
    fc.assert(
      fc.property(boards, ({ prior, named }) => {
        for (const percent of Object.values(named)) {
          expect(Number.isInteger(percent)).toBe(true);
          expect(percent).toBeGreaterThanOrEqual(1);
        }
        expect(leftOf(named)).toBeGreaterThanOrEqual(1);
        expect(Object.keys(named).length).toBeLessThan(Object.keys(prior).length);
      }),
    );
  });

  it('show a distribution that adds up to 1 and is the one that is graded', () => {
    fc.assert(
      fc.property(boards, ({ prior, named }) => {
        const shown = distribution(named, prior);
        expect([...shown.values()].reduce((total, share) => total + share, 0)).toBeCloseTo(1, 9);
        const graded = completeBeliefs(toProbabilities(named), prior);
        for (const [id, share] of shown) expect(share).toBeCloseTo(graded[id]!, 9);
      }),
    );
  });
});

describe('setPercent', () => {
  it('takes from the rest first, then from the others in proportion, and gives nobody anything', () => {
    fc.assert(
      fc.property(withOneNamed, percents, fc.nat(), ({ named }, percent, which) => {
        const id = Object.keys(named)[which % Object.keys(named).length]!;
        const after = setPercent(named, id, percent);
        const others = Object.keys(named).filter((other) => other !== id);
        expect(after[id]).toBe(Math.min(percent, MOST - others.length));
        const isEnough = after[id]! - named[id]! < leftOf(named);
        for (const other of others) {
          if (isEnough) expect(after[other]).toBe(named[other]);
          else expect(after[other]).toBeLessThanOrEqual(named[other]!);
        }
        if (!isEnough) expect(leftOf(after)).toBe(1);
        for (const a of others) {
          for (const b of others) if (named[a]! > named[b]!) expect(after[a]).toBeGreaterThanOrEqual(after[b]!);
        }
      }),
    );
  });

  it('does not depend on the order in which the causes were named, and keeps that order', () => {
    fc.assert(
      fc.property(withOneNamed, percents, fc.nat(), ({ named }, percent, which) => {
        const id = Object.keys(named)[which % Object.keys(named).length]!;
        const reversed = Object.fromEntries(Object.entries(named).reverse());
        const after = setPercent(named, id, percent);
        expect(setPercent(reversed, id, percent)).toEqual(after);
        expect(Object.keys(after)).toEqual(Object.keys(named));
      }),
    );
  });

  it('is what it is set to, not how it got there, while there is enough left', () => {
    fc.assert(
      fc.property(withOneNamed, percents, percents, ({ named }, first, second) => {
        const id = Object.keys(named)[0]!;
        const most = named[id]! + leftOf(named) - 1;
        fc.pre(first <= most && second <= most);
        expect(setPercent(setPercent(named, id, first), id, second)).toEqual(setPercent(named, id, second));
      }),
    );
  });

  it.each([
    [{ a: 60, b: 20 }, 'a', 75, { a: 75, b: 20 }],
    [{ a: 60, b: 20, c: 10 }, 'a', 80, { a: 80, b: 13, c: 6 }],
    [{ a: 60, b: 20, c: 10 }, 'a', 99, { a: 97, b: 1, c: 1 }],
    [{ a: 50, b: 20, c: 20, d: 9 }, 'd', 40, { a: 33, b: 13, c: 13, d: 40 }],
    [{ a: 60 }, 'a', 0, { a: 1 }],
  ])('%j with %s at %i is %j', (named, id, percent, after) => {
    expect(setPercent(named as Named, id, percent)).toEqual(after);
  });
});

describe('nameCause and dropCause', () => {
  it('give the first 60 %, or what it needs, and another half of what is left', () => {
    expect(nameCause({}, 'lr-spike', FIXTURE_PRIOR)).toEqual({ 'lr-spike': 60 });
    expect(nameCause({}, 'c1', { c0: 0.9, c1: 0.05, c2: 0.05 })).toEqual({ c1: 60 });
    expect(nameCause({ a: 60 }, 'b', { a: 0.4, b: 0.3, c: 0.3 })).toEqual({ a: 60, b: 20 });
    expect(nameCause({ a: 99 }, 'b', { a: 0.4, b: 0.3, c: 0.3 })).toEqual({ a: 98, b: 1 });
  });

  it('do nothing for what is named, unknown, or the last one', () => {
    const prior = { a: 0.5, b: 0.5 };
    expect(nameCause({ a: 60 }, 'a', prior)).toEqual({ a: 60 });
    expect(nameCause({}, '__proto__', prior)).toEqual({});
    expect(canName({ a: 60 }, prior)).toBe(false);
    expect(nameCause({ a: 60 }, 'b', prior)).toEqual({ a: 60 });
  });

  it('naming and taking back is nothing, where there is more than 1 % left', () => {
    fc.assert(
      fc.property(boards, fc.nat(), ({ prior, named }, which) => {
        const unnamed = Object.keys(prior).filter((id) => !Object.hasOwn(named, id));
        const id = unnamed[which % unnamed.length]!;
        fc.pre(leftOf(named) > 1);
        expect(dropCause(nameCause(named, id, prior), id)).toEqual(named);
      }),
    );
  });
});

describe('lowestPercent', () => {
  it.each([
    ['a fault', 'lr-spike', FIXTURE_PRIOR, 25],
    ['healthy', 'healthy', FIXTURE_PRIOR, 8],
    ['a tie at 5 %', 'c3', uniform(20), 6],
    ['one of two', 'c0', uniform(2), 51],
    ['others that the prior gives nothing', 'c0', { c0: 1, c1: 0, c2: 0 }, 34],
  ])('is where the cause comes first: %s', (_, cause, prior, lowest) => {
    expect(lowestPercent(cause, prior)).toBe(lowest);
  });

  it('agrees with how answers are completed for grading, beside any named ones', () => {
    fc.assert(
      fc.property(withOneNamed, ({ prior, named }) => {
        const id = Object.keys(named)[0]!;
        const comesFirst = (percent: number) => {
          const { [id]: own, ...others } = completeBeliefs(toProbabilities(setPercent(named, id, percent)), prior);
          return own! > Math.max(...Object.values(others)) + 1e-9;
        };
        const lowest = lowestPercent(id, prior, named);
        const highest = MOST + 1 - Object.keys(named).length;
        if (lowest > highest) return;
        expect(comesFirst(lowest)).toBe(true);
        if (lowest > 1) expect(comesFirst(lowest - 1)).toBe(false);
      }),
    );
  });
});

describe('leadOf', () => {
  it.each([
    [{}, { kind: 'rest', ids: ['healthy'], share: 0.3 }],
    [{ 'lr-spike': 60 }, { kind: 'named', id: 'lr-spike' }],
    [
      { 'lr-spike': 60, 'dead-rank': 20 },
      { kind: 'named', id: 'lr-spike' },
    ],
    [
      { 'lr-spike': 40, 'dead-rank': 40 },
      { kind: 'level', ids: ['lr-spike', 'dead-rank'] },
    ],
  ])('of %j is %j', (named, lead) => {
    expect(leadOf(named as Named, FIXTURE_PRIOR)).toEqual(lead);
  });

  it('is the rest where an unnamed cause gets as much as the first named one', () => {
    expect(leadOf({ c0: 5 }, uniform(20))).toMatchObject({ kind: 'rest' });
    expect(leadOf({ c0: 6 }, uniform(20))).toEqual({ kind: 'named', id: 'c0' });
  });
});

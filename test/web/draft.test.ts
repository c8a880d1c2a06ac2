import { describe, expect, it } from 'vitest';
import { completeBeliefs } from '../../src/puzzle/beliefs.js';
import {
  checkDraft,
  checkInterval,
  chooseCause,
  chooseInterval,
  EMPTY_DRAFT,
  raiseConfidence,
} from '../../src/web/answer/draft.js';
import { lowestPercent, mostOfRest } from '../../src/web/answer/rest.js';
import { answerInWords, restInWords } from '../../src/web/answer/words.js';
import { FIXTURE_PRIOR, fixturePuzzle } from '../helpers/fixture-puzzle.js';

const puzzle = { steps: 1000 };
const complete = {
  ...EMPTY_DRAFT,
  cause: 'lr-spike',
  onset: 'interval',
  from: '10',
  to: '20',
  where: 'whole-run',
} as const;
const problemFields = (draft: typeof EMPTY_DRAFT) => {
  const checked = checkDraft(draft, puzzle);
  return 'problems' in checked ? checked.problems.map(({ field }) => field) : [];
};

describe('checkDraft', () => {
  it('turns a complete draft into an answer', () => {
    expect(checkDraft({ ...complete, rationale: '  ratio jumps ' }, puzzle)).toEqual({
      answer: { causes: { 'lr-spike': 0.6 }, onset: [10, 20], where: 'whole-run', rationale: 'ratio jumps' },
    });
  });

  it('lists everything that is missing at once', () => {
    expect(problemFields(EMPTY_DRAFT)).toEqual(['cause', 'onset', 'where']);
  });

  it('accepts "from the start"', () => {
    expect(checkDraft({ ...complete, onset: 'start' }, puzzle)).toMatchObject({ answer: { onset: 'start' } });
  });

  it('does not let a fault have no onset, nor a healthy run have one', () => {
    expect(problemFields({ ...complete, onset: 'none' })).toEqual(['onset']);
    expect(problemFields({ ...complete, cause: 'healthy' })).toEqual(['onset']);
  });
});

describe('checkInterval', () => {
  it.each([
    ['', '20'],
    ['20', '10'],
    ['-1', '10'],
    ['1.5', '10'],
    ['10', '1000'],
    ['ten', '20'],
  ])('refuses %j to %j', (from, to) => {
    expect(checkInterval(from, to, 1000)).toBeNull();
  });

  it('accepts a single step and the whole window', () => {
    expect(checkInterval('7', '7', 1000)).toEqual([7, 7]);
    expect(checkInterval('0', '999', 1000)).toEqual([0, 999]);
  });
});

describe('choices that imply others', () => {
  it('choosing healthy settles onset and place', () => {
    const draft = chooseCause(complete, 'healthy', FIXTURE_PRIOR);
    expect(draft).toMatchObject({ onset: 'none', where: 'whole-run' });
    expect(problemFields(draft)).toEqual([]);
  });

  it('leaving healthy asks for both again', () => {
    const healthy = chooseCause(complete, 'healthy', FIXTURE_PRIOR);
    expect(chooseCause(healthy, 'lr-spike', FIXTURE_PRIOR)).toMatchObject({ onset: null, where: '' });
  });

  it('changing one fault for another keeps the rest', () => {
    expect(chooseCause(complete, 'target-leak', FIXTURE_PRIOR)).toEqual({ ...complete, cause: 'target-leak' });
  });

  it('an interval drawn on a panel is what the form then says', () => {
    expect(chooseInterval(EMPTY_DRAFT, 3, 9)).toMatchObject({ onset: 'interval', from: '3', to: '9' });
  });
});

describe('confidence', () => {
  const uniform = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, 1 / count]));

  it.each([
    ['a fault', 'lr-spike', FIXTURE_PRIOR, 25],
    ['healthy', 'healthy', FIXTURE_PRIOR, 8],
    ['nothing yet: enough for any', null, FIXTURE_PRIOR, 25],
    ['a tie at 5 %', 'c3', uniform(20), 6],
    ['one of two', 'c0', uniform(2), 51],
    ['others that the prior gives nothing', 'c0', { c0: 1, c1: 0, c2: 0 }, 34],
  ])('starts where the cause comes first: %s', (_, cause, prior, lowest) => {
    expect(lowestPercent(cause, prior)).toBe(lowest);
  });

  it.each([FIXTURE_PRIOR, uniform(20), { c0: 0.9, c1: 0.1 }, { c0: 1, c1: 0, c2: 0 }])(
    'agrees with how answers are completed for grading: %#',
    (prior) => {
      for (const cause of Object.keys(prior)) {
        const comesFirst = (percent: number) => {
          const { [cause]: own, ...others } = completeBeliefs({ [cause]: percent / 100 }, prior);
          return own! > Math.max(...Object.values(others)) + 1e-9;
        };
        const lowest = lowestPercent(cause, prior);
        expect([comesFirst(lowest - 1), comesFirst(lowest)]).toEqual([false, true]);
      }
    },
  );

  it('is raised to that by a choice, and by a draft that is found again', () => {
    const low = { ...chooseCause(complete, 'healthy', FIXTURE_PRIOR), confidence: 10 };
    expect(chooseCause(low, 'lr-spike', FIXTURE_PRIOR).confidence).toBe(25);
    expect(raiseConfidence(low, FIXTURE_PRIOR)).toEqual(low);
    expect(raiseConfidence({ ...complete, confidence: 8 }, FIXTURE_PRIOR).confidence).toBe(25);
  });

  it('says who gets most of the rest', () => {
    const { candidates } = fixturePuzzle('f10000000001');
    expect(restInWords('lr-spike', 60, candidates, FIXTURE_PRIOR)).toBe('Healthy would get 13 % of the other 40 %.');
    expect(restInWords('healthy', 61, candidates, FIXTURE_PRIOR)).toBe(
      'No other cause would get more than 3 % of the other 39 %.',
    );
    expect(mostOfRest({ 'lr-spike': 0.5, healthy: 0.5 }, FIXTURE_PRIOR).share).toBe(0);
  });
});

describe('answerInWords', () => {
  it('says everything that is about to be committed', () => {
    const answer = { causes: { 'lr-spike': 0.7 }, onset: [1200, 1300], where: 'slice:code' } as const;
    expect(answerInWords(answer, fixturePuzzle('f10000000001'))).toBe(
      'Learning-rate spike, with 70 %; between steps 1,200 and 1,300; Slice: code.',
    );
  });
});

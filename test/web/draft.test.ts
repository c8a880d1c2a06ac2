import { describe, expect, it } from 'vitest';
import {
  chancePercent,
  checkDraft,
  checkInterval,
  chooseCause,
  chooseInterval,
  EMPTY_DRAFT,
} from '../../src/web/answer/draft.js';
import { answerInWords } from '../../src/web/answer/words.js';
import { fixturePuzzle } from '../helpers/fixture-puzzle.js';

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
    const draft = chooseCause(complete, 'healthy');
    expect(draft).toMatchObject({ onset: 'none', where: 'whole-run' });
    expect(problemFields(draft)).toEqual([]);
  });

  it('leaving healthy asks for both again', () => {
    expect(chooseCause(chooseCause(complete, 'healthy'), 'lr-spike')).toMatchObject({ onset: null, where: '' });
  });

  it('changing one fault for another keeps the rest', () => {
    expect(chooseCause(complete, 'target-leak')).toEqual({ ...complete, cause: 'target-leak' });
  });

  it('an interval drawn on a panel is what the form then says', () => {
    expect(chooseInterval(EMPTY_DRAFT, 3, 9)).toMatchObject({ onset: 'interval', from: '3', to: '9' });
  });
});

describe('confidence', () => {
  it('starts at a blind draw among the candidates', () => {
    expect(chancePercent(20)).toBe(5);
    expect(chancePercent(14)).toBe(8);
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

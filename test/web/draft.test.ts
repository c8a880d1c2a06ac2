import { describe, expect, it } from 'vitest';
import { checkDraft, checkInterval } from '../../src/web/answer/check.js';
import {
  chooseCause,
  chooseInterval,
  choosePercent,
  type Draft,
  EMPTY_DRAFT,
  takeBackCause,
} from '../../src/web/answer/draft.js';
import { mostOfRest } from '../../src/web/answer/rest.js';
import { formatShare, matchCandidates, moveInList } from '../../src/web/answer/search.js';
import { onsetInWords, warningInWords, widthInWords } from '../../src/web/answer/words.js';
import { FIXTURE_PRIOR, fixturePuzzle } from '../helpers/fixture-puzzle.js';

const { candidates, fixes, places } = fixturePuzzle('f10000000001');
const puzzle = { steps: 1000, places, fixes };
const complete: Draft = {
  named: { 'lr-spike': 60 },
  onset: 'interval',
  from: '10',
  to: '20',
  where: 'whole-run',
  fix: '',
};
const check = (draft: Draft) => checkDraft(draft, puzzle, FIXTURE_PRIOR);
const problemFields = (draft: Draft) => {
  const checked = check(draft);
  return 'problems' in checked ? checked.problems.map(({ field }) => field) : [];
};

describe('checkDraft', () => {
  it('turns a complete draft into an answer', () => {
    expect(check({ ...complete, named: { 'lr-spike': 60, 'dead-rank': 7 } })).toEqual({
      answer: { causes: { 'lr-spike': 0.6, 'dead-rank': 0.07 }, onset: [10, 20], where: 'whole-run' },
    });
  });

  it('takes a fix along, and none that the puzzle does not list', () => {
    expect(check({ ...complete, fix: 'rewind' })).toMatchObject({ answer: { fix: 'rewind' } });
    expect(check(complete)).not.toHaveProperty('answer.fix');
    expect(check({ ...complete, fix: 'gone' })).not.toHaveProperty('answer.fix');
  });

  it('lists everything that is missing at once', () => {
    expect(problemFields(EMPTY_DRAFT)).toEqual(['cause', 'onset', 'where']);
    expect(problemFields({ ...complete, where: 'slice:gone' })).toEqual(['where']);
  });

  it('accepts "from the start"', () => {
    expect(check({ ...complete, onset: 'start' })).toMatchObject({ answer: { onset: 'start' } });
  });

  it('does not let a fault have no onset, nor a run that is healthy and nothing else have one', () => {
    expect(problemFields({ ...complete, onset: 'none' })).toEqual(['onset']);
    expect(problemFields({ ...complete, named: { 'lr-spike': 60, healthy: 20 }, onset: 'none' })).toEqual(['onset']);
    expect(problemFields({ ...complete, named: { healthy: 60 } })).toEqual(['onset']);
  });

  it('lets one who wavers between healthy and a fault say either', () => {
    const wavering = { ...complete, named: { healthy: 50, 'lr-spike': 40 } };
    expect(problemFields(wavering)).toEqual([]);
    expect(problemFields({ ...wavering, onset: 'none' })).toEqual([]);
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
  const choose = (draft: Draft, id: string) => chooseCause(draft, id, FIXTURE_PRIOR);
  const healthy = choose({ ...complete, named: {} }, 'healthy');

  it('naming healthy alone settles onset and place', () => {
    expect(healthy).toMatchObject({ named: { healthy: 60 }, onset: 'none', where: 'whole-run' });
    expect(problemFields(healthy)).toEqual([]);
  });

  it('naming a fault beside it changes neither, until the fault comes first', () => {
    const beside = choose(healthy, 'lr-spike');
    expect(beside).toEqual({ ...healthy, named: { healthy: 60, 'lr-spike': 20 } });
    const first = choosePercent(beside, 'lr-spike', 70, FIXTURE_PRIOR);
    expect(first).toMatchObject({ named: { healthy: 29, 'lr-spike': 70 }, onset: null, where: '' });
  });

  it('taking healthy back asks for both again, and taking a fault back may leave healthy alone', () => {
    expect(takeBackCause(healthy, 'healthy', FIXTURE_PRIOR)).toMatchObject({ named: {}, onset: null, where: '' });
    const wavering = { ...complete, named: { 'lr-spike': 50, healthy: 40 } };
    expect(takeBackCause(wavering, 'lr-spike', FIXTURE_PRIOR)).toMatchObject({ onset: 'none', where: 'whole-run' });
  });

  it('naming another fault keeps the rest', () => {
    expect(choose(complete, 'target-leak')).toEqual({ ...complete, named: { 'lr-spike': 60, 'target-leak': 20 } });
  });

  it('an interval drawn on a panel is what the form then says', () => {
    expect(chooseInterval(EMPTY_DRAFT, 3, 9)).toMatchObject({ onset: 'interval', from: '3', to: '9' });
  });
});

describe('words', () => {
  const warning = (named: Draft['named']) => warningInWords(named, candidates, FIXTURE_PRIOR);

  it('warn where no named cause comes first, and say what would help', () => {
    expect(warning({})).toBeNull();
    expect(warning({ 'lr-spike': 25 })).toBeNull();
    expect(warning({ 'lr-spike': 12 })).toBe(
      'Of what you leave, Healthy gets 28 %, more than Learning-rate spike. From 25 % on Learning-rate spike comes first.',
    );
    expect(warning({ healthy: 3 })).toBe(
      'Of what you leave, 13 unnamed causes get 7 % each, more than Healthy. From 8 % on Healthy comes first.',
    );
    expect(warning({ 'lr-spike': 40, 'dead-rank': 40 })).toBe(
      'Learning-rate spike and Dead rank are level: none of them comes first.',
    );
  });

  it('say an onset and a width', () => {
    expect(onsetInWords([1200, 1300])).toBe('between steps 1,200 and 1,300');
    expect([widthInWords([7, 7]), widthInWords([7, 8]), widthInWords([0, 1500])]).toEqual([
      'a single step',
      '1 step wide',
      '1,500 steps wide',
    ]);
  });

  it('give the rest nothing where nothing is left', () => {
    expect(mostOfRest({ 'lr-spike': 0.5, healthy: 0.5 }, FIXTURE_PRIOR).share).toBe(0);
  });
});

describe('the list of causes', () => {
  const found = (query: string) => matchCandidates(candidates, query).map(({ id }) => id);

  it('is searched by name first, then by family and summary, every word', () => {
    expect(found('')).toHaveLength(candidates.length);
    expect(found('SHARD')).toEqual(['duplicate-shard', 'corrupt-batches']);
    expect(found('data shard read')).toEqual(['duplicate-shard']);
    expect(found('optimisation adam')).toEqual(['moments-lost']);
    expect(found('no such thing')).toEqual([]);
  });

  it('is walked with arrows', () => {
    expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'a'].map((key) => moveInList(key, 2, 3))).toEqual([
      2,
      1,
      0,
      2,
      null,
    ]);
  });

  it('shows small shares with a decimal', () => {
    expect([0.3, 0.0999, 0.0538, 0.0004].map(formatShare)).toEqual(['30 %', '10 %', '5.4 %', '0.0 %']);
  });
});

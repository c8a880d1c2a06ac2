import { describe, expect, it } from 'vitest';
import { FREE_PANELS } from '../../../src/diagnose/panels.js';
import type { Answer, Grade } from '../../../src/puzzle/puzzle.js';
import type { Reveal } from '../../../src/puzzle/revealed.js';
import { PANEL_NAMES } from '../../../src/report/panel-names.js';
import { balanceAgainst, rivalsOf, strongestObjection, toldPanelName } from '../../../src/web/reveal/told.js';
import { objectionInWords, togetherInWords } from '../../../src/web/reveal/told-words.js';
import { weightBars } from '../../../src/web/weights/weights.js';
import { fixturePuzzle, fixtureReveal } from '../../helpers/fixture-puzzle.js';

const puzzle = fixturePuzzle('f10000000001');
const candidates = puzzle.candidates.filter(({ id }) => ['lr-spike', 'dead-rank', 'healthy'].includes(id));
const prior = { 'lr-spike': 0.2, 'dead-rank': 0.2, healthy: 0.6 };
const evidence = [
  { panel: 'train-loss', weights: { 'lr-spike': 2, 'dead-rank': -1, healthy: -1 } },
  { panel: 'slice-loss', weights: { 'lr-spike': 0.5, 'dead-rank': 1, healthy: -1.5 } },
];

function revealOf(causes: Answer['causes'] | null, cause: Partial<Grade['cause']> = {}): Reveal {
  const reveal = fixtureReveal(puzzle, causes === null ? null : { puzzle: puzzle.id, causes });
  return {
    ...reveal,
    grade: reveal.grade && { ...reveal.grade, cause: { ...reveal.grade.cause, ...cause } },
    opponent: { ...reveal.opponent, evidence },
  };
}

describe('what each panel told', () => {
  it('is the difference of the weights of two causes, and adds up to the log-odds', () => {
    const { prior: before, panels, total } = balanceAgainst(revealOf(null), 'healthy', prior);
    expect(before.weight).toBeCloseTo(-Math.log(3));
    expect(panels).toEqual([
      { label: 'Train loss', weight: 3 },
      { label: 'Loss by slice', weight: 2 },
    ]);
    expect(total).toBeCloseTo(5 - Math.log(3));
    expect(weightBars(panels, before).total.weight).toBeCloseTo(total);
  });

  it('has the names of the panels that the command line and the report use', () => {
    expect(FREE_PANELS.map(toldPanelName)).toEqual(FREE_PANELS.map((panel) => PANEL_NAMES[panel]));
  });

  it('begins with the prior, also where it weighs nothing', () => {
    const { prior: before, panels } = balanceAgainst(revealOf(null), 'dead-rank', prior);
    const { bars } = weightBars(panels, before);
    expect(bars.map(({ label, text }) => [label, text])).toEqual([
      ['Prior', '0'],
      ['Train loss', '+3.0'],
      ['Loss by slice', '−0.5'],
    ]);
    expect(bars[0]!.share).toBe(0);
  });

  it('keeps every bar inside its half, where the prior is the heaviest too', () => {
    const { bars } = weightBars([{ label: 'a', weight: 1 }], { label: 'Prior', weight: -4 });
    expect(bars.map(({ share }) => share)).toEqual([1, 0.25]);
  });
});

describe('the causes to weigh the truth against', () => {
  const order = (reveal: Reveal) => rivalsOf(reveal, candidates, prior).map(({ id, said }) => [id, said]);

  it('begin with the diagnostician’s strongest other where the answer was right or given up', () => {
    const expected = [
      ['dead-rank', false],
      ['healthy', false],
    ];
    expect(order(revealOf(null))).toEqual(expected);
    expect(order(revealOf({ 'lr-spike': 0.9 }, { top1: true }))).toEqual(expected);
  });

  it('begin with what a wrong answer put first, said or left', () => {
    const expected = [
      ['healthy', true],
      ['dead-rank', false],
    ];
    expect(order(revealOf({ healthy: 0.9 }, { top1: false }))).toEqual(expected);
    expect(order(revealOf({ 'lr-spike': 0.3 }, { top1: false }))).toEqual(expected);
  });

  it('are none that the prior rules out', () => {
    const ids = (of: typeof prior) => rivalsOf(revealOf(null), candidates, of).map(({ id }) => id);
    expect(ids({ ...prior, healthy: 0 })).toEqual(['dead-rank']);
    expect(ids({ ...prior, 'lr-spike': 0 })).toEqual([]);
  });
});

describe('evidence in a sentence', () => {
  it('says for whom it is, and how strongly', () => {
    expect([6.1, -2, 0.2, 19.2, 1e5].map((total) => togetherInWords(total, 'A', 'B'))).toEqual([
      'Together 6.1 nats: odds of 450 to 1 for “A”.',
      'Together 2.0 nats: odds of 7 to 1 for “B”.',
      'Together 0.2 nats: as good as even between “A” and “B”.',
      'Together 19.2 nats: more than a million to 1 for “A”.',
      'Together more than 1,000 nats: more than a million to 1 for “A”.',
    ]);
  });

  it('leaves no gap between odds and millions', () => {
    for (let total = 0.5; total < 20; total += 0.01) expect(togetherInWords(total, 'A', 'B')).toMatch(/to 1 for “A”/);
  });

  it('names the panel that speaks most against a wrong answer', () => {
    const reveal = revealOf({ healthy: 0.9 });
    expect(objectionInWords(strongestObjection(reveal, 'healthy'))).toBe(
      'To the reference diagnostician, the panel “Train loss” speaks most against it: 3 nats, odds of 20 to 1.',
    );
  });

  it('admits that no panel does', () => {
    const reveal = { ...revealOf({ healthy: 0.9 }), opponent: { ...revealOf(null).opponent, evidence: [] } };
    expect(objectionInWords(strongestObjection(reveal, 'healthy'))).toBe(
      'To the reference diagnostician no panel speaks against it.',
    );
  });
});

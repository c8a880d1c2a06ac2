import { describe, expect, it } from 'vitest';
import type { Grade } from '../../src/puzzle/puzzle.js';
import type { Reveal } from '../../src/puzzle/revealed.js';
import { withUnits } from '../../src/web/card/with-units.js';
import { createCrosshair } from '../../src/web/chart/crosshair.js';
import { filterLog } from '../../src/web/evidence/filter-log.js';
import {
  decimalsFor,
  formatFixed,
  formatHeading,
  formatPercent,
  formatPlain,
  formatStep,
  formatValue,
} from '../../src/web/format.js';
import { detectableSentence, outcomeSentence, truthSentence, twinSentence } from '../../src/web/reveal/sentences.js';
import { hashOfPuzzle, puzzleOfHash } from '../../src/web/route.js';
import { FIXTURE_PRIOR, fixturePuzzle, fixtureReveal } from '../helpers/fixture-puzzle.js';

const puzzle = fixturePuzzle('f10000000001');
const reveal = (causes: Record<string, number>, change: Partial<Reveal> = {}): Reveal => ({
  ...fixtureReveal(puzzle, { puzzle: puzzle.id, causes }),
  ...change,
});
const outcome = (causes: Record<string, number>, change: Partial<Grade['cause']> = {}) => {
  const { grade, ...rest } = reveal(causes);
  const changed = { ...rest, grade: { ...grade!, cause: { ...grade!.cause, ...change } } };
  return outcomeSentence(changed, puzzle.candidates, FIXTURE_PRIOR);
};
const HEALTHY = { id: 'healthy', name: 'Healthy', family: 'control', summary: '' };

describe('the verdict', () => {
  it('says what it was, since when and where', () => {
    expect(truthSentence(reveal({}))).toBe('The cause was “Learning-rate spike” from step 2,300 on.');
    expect(truthSentence(reveal({}, { onset: 0, where: { id: 'rank', name: 'One rank' } }))).toBe(
      'The cause was “Learning-rate spike” from the start, in “One rank”.',
    );
  });

  it('names the benign event of a healthy run', () => {
    const event = { id: 'resume', name: 'Benign resume', summary: '', step: 1204 };
    const truth = (control: Reveal['control']) => truthSentence(reveal({}, { cause: HEALTHY, onset: null, control }));
    expect(truth(event)).toBe('The run was healthy, with a benign event in it: benign resume, at step 1,204.');
    expect(truth({ ...event, step: null })).toBe('The run was healthy, with a benign event in it: benign resume.');
    expect(truth({ ...event, id: 'plain' })).toBe('The run was healthy.');
  });

  it('says what the twin leaves out', () => {
    const control = { id: 'drop', name: 'Planned decay', summary: '', step: 1204 };
    expect(twinSentence(reveal({}, { control }))).toBe('is the same run without the fault.');
    const healthy = { cause: HEALTHY, onset: null };
    expect(twinSentence(reveal({}, { ...healthy, control }))).toBe('is the same run without the planned decay.');
    expect(twinSentence(reveal({}, healthy))).toBeNull();
  });

  it('compares the answer with the truth', () => {
    expect(outcome({ 'lr-spike': 0.7 })).toBe('You were right, with 70 %.');
    expect(outcome({ 'target-leak': 0.9 })).toBe('You said “Target leak” with 90 %; the true cause got 2 %.');
    expect(outcome({})).toBe('You said nothing; the true cause got 2 %.');
  });

  it('tells an answer that was beaten by its own rest from a wrong one', () => {
    expect(outcome({ 'lr-spike': 0.2 })).toBe(
      'You named it, with 20 %, but what you left gave more to “Healthy”, 25 %.',
    );
    expect(outcome({ 'lr-spike': 0.3, 'target-leak': 0.3 })).toBe(
      'You said “Learning-rate spike” with 30 %; the true cause got 30 %.',
    );
    expect(outcome({ 'lr-spike': 0.3, 'target-leak': 0.4 })).toBe(
      'You said “Target leak” with 40 %; the true cause got 30 %.',
    );
  });

  it('does not call a cause named that only the rest made come first', () => {
    expect(outcome({ healthy: 0.01 }, { top1: true, probability: 0.0762 })).toBe(
      'You said “Healthy” with 1 %; what you left gave the true cause most, 8 %.',
    );
  });

  it('has no reproach for giving up', () => {
    const givenUp = reveal({}, { answer: null, grade: null });
    expect(outcomeSentence(givenUp, puzzle.candidates, FIXTURE_PRIOR)).toBe('You gave this one up.');
  });

  it('says when it first shows', () => {
    expect(detectableSentence(reveal({}))).toBe('It first shows at step 2,304, 4 steps after its onset.');
    expect(detectableSentence(reveal({}, { detectable: null }))).toContain('never');
    expect(detectableSentence(reveal({}, { cause: HEALTHY, onset: null }))).toBeNull();
  });
});

describe('formats', () => {
  it('values keep four significant digits', () => {
    expect([0, 2.34567, 0.000123456, 412345.6, -3.5, Number.NaN, Number.POSITIVE_INFINITY].map(formatValue)).toEqual([
      '0',
      '2.346',
      '1.23e−4',
      '412,346',
      '−3.500',
      'NaN',
      '∞',
    ]);
  });

  it('the form of a value is that of the rounded value', () => {
    expect([9999.4, 9999.5, 9999.7, 10_000, -9999.7].map(formatValue)).toEqual([
      '9999',
      '10,000',
      '10,000',
      '10,000',
      '−10,000',
    ]);
    expect([0.00099999, 0.0009996, 0.0009994, 0.001].map(formatValue)).toEqual([
      '0.001000',
      '0.0009996',
      '9.99e−4',
      '0.001000',
    ]);
  });

  it('plain values carry no trailing zeros', () => {
    expect([12, 0.55, 100, 412345, 0.00012].map(formatPlain)).toEqual(['12', '0.55', '100', '412,345', '1.20e−4']);
  });

  it('percentages show decimals only where they matter', () => {
    expect([0.6, 0.004, 0.999, 0, 1].map(formatPercent)).toEqual(['60 %', '0.4 %', '99.9 %', '0 %', '100 %']);
  });

  it('steps have separators and headings are British', () => {
    expect(formatStep(12345)).toBe('12,345');
    expect(formatHeading('optimization')).toBe('Optimisation');
    expect(formatHeading('train-loss')).toBe('Train loss');
  });
});

describe('values of the run card', () => {
  it('keep a number and its unit on one line', () => {
    expect(withUnits('web 70 %, 8 × 8 accelerators, every 500 steps, β₂ 0.95')).toBe(
      'web 70\u00a0%, 8\u00a0×\u00a08\u00a0accelerators, every 500\u00a0steps, β₂ 0.95',
    );
  });
});

describe('the route', () => {
  it('round-trips a puzzle id', () => {
    expect(puzzleOfHash(hashOfPuzzle('0123456789ab'))).toBe('0123456789ab');
  });

  it.each(['', '#/', '#/puzzle/', '#/puzzle/../x', '#/other/1'])('takes %j for no puzzle', (hash) => {
    expect(puzzleOfHash(hash)).toBeNull();
  });
});

describe('filterLog', () => {
  it('wants every word, in any order and case, the level included', () => {
    const lines = filterLog(puzzle.log, 'WRITE warning');
    expect(lines.length).toBe(8);
    expect(lines.every(({ level, text }) => level === 'warning' && text.includes('write'))).toBe(true);
  });

  it('shows everything for an empty query', () => {
    expect(filterLog(puzzle.log, '  ')).toBe(puzzle.log);
  });
});

describe('the crosshair', () => {
  it('tells its listeners once a frame, of the latest step', () => {
    const frames: (() => void)[] = [];
    const crosshair = createCrosshair((callback) => frames.push(callback));
    const heard: (number | null)[] = [];
    const stop = crosshair.subscribe((step) => heard.push(step));
    crosshair.set(1);
    crosshair.set(2);
    expect(frames.length).toBe(1);
    frames.pop()!();
    expect(heard).toEqual([2]);
    stop();
    crosshair.set(3);
    frames.pop()!();
    expect(heard).toEqual([2]);
    expect(crosshair.get()).toBe(3);
  });
});

describe('numbers of a table', () => {
  it('have the decimals that their uncertainty can fill', () => {
    expect([0.0062, 0.7, 12, null].map(decimalsFor)).toEqual([3, 1, 0, 3]);
  });

  it('have a true minus, and none where they round to zero', () => {
    expect([-0.0004, -0.002, 0.1362].map((value) => formatFixed(value, 3))).toEqual(['0.000', '−0.002', '0.136']);
  });
});

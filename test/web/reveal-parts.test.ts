import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/puzzle/puzzle.js';
import type { Alternative } from '../../src/puzzle/revealed.js';
import type { Progress } from '../../src/web/api.js';
import { simulatedInWords } from '../../src/web/reveal/alternative-words.js';
import { evidenceInWords, evidenceShare, natsInDigits, oddsInWords } from '../../src/web/reveal/evidence-words.js';
import { onsetStrip } from '../../src/web/reveal/onset-strip.js';
import { pictureWindow } from '../../src/web/reveal/picture-window.js';
import { outcomeInWords, progressInWords } from '../../src/web/reveal/progress-words.js';
import { differenceInWords } from '../../src/web/reveal/score-words.js';
import { sharesOf } from '../../src/web/reveal/shares.js';
import { fixturePuzzle } from '../helpers/fixture-puzzle.js';

const puzzle = fixturePuzzle('f10000000001');
const truth = { cause: puzzle.candidates[0]! };
const answer = (causes: Answer['causes']): Answer => ({ puzzle: puzzle.id, causes });

describe('the probabilities of an answer', () => {
  it('are listed most first, with the true one marked and the rest together', () => {
    const { causes, rest } = sharesOf(answer({ healthy: 0.1, 'lr-spike': 0.6 }), truth, 0.6, puzzle.candidates);
    expect(causes.map(({ name, truth: isTruth, named }) => [name, isTruth, named])).toEqual([
      ['Learning-rate spike', true, true],
      ['Healthy', false, true],
    ]);
    expect(rest.count).toBe(puzzle.candidates.length - 2);
    expect(rest.probability).toBeCloseTo(0.3);
  });

  it('list the true cause where the answer did not name it', () => {
    const { causes, rest } = sharesOf(answer({ healthy: 0.7 }), truth, 0.02, puzzle.candidates);
    expect(causes.at(-1)).toMatchObject({ id: 'lr-spike', probability: 0.02, truth: true, named: false });
    expect(rest.probability).toBeCloseTo(0.28);
  });

  it('never leave less than nothing', () => {
    expect(sharesOf(answer({ 'lr-spike': 0.7, healthy: 0.3 }), truth, 0.7, puzzle.candidates).rest.probability).toBe(0);
  });
});

describe('the onset strip', () => {
  const reveal = { onset: 2300, detectable: 2304 };
  const values = (entries: ReturnType<typeof onsetStrip>) => entries.map(({ kind, value }) => [kind, value]);

  it('stands on the length of the run', () => {
    const strip = onsetStrip({ onset: 50, detectable: 75 }, [25, 100], 101);
    expect(strip.map(({ from, to }) => [from, to])).toEqual([
      [0.25, 1],
      [0.5, 0.5],
      [0.75, 0.75],
    ]);
  });

  it.each([
    ['start', 'from the start', 0],
    ['none', 'no onset', null],
    [undefined, 'nothing', null],
  ] as const)('says what %j means', (answered, value, from) => {
    expect(onsetStrip(reveal, answered, 4000)[0]).toMatchObject({ kind: 'yours', value, from });
  });

  it('has no answer where the solver gave up, and no truth to draw in a healthy run', () => {
    expect(values(onsetStrip(reveal, null, 4000))).toEqual([
      ['onset', '2,300'],
      ['detectable', '2,304'],
    ]);
    expect(values(onsetStrip({ onset: null, detectable: null }, 'none', 4000))).toEqual([
      ['yours', 'no onset'],
      ['onset', 'none'],
    ]);
    expect(values(onsetStrip({ onset: 5, detectable: null }, null, 4000))[1]).toEqual(['detectable', 'never']);
  });
});

describe('evidence in words', () => {
  it('grows with the nats', () => {
    const words = [0, 1, 3, 6.2, 12, 812].map(evidenceInWords);
    expect(new Set(words).size).toBe(words.length);
    expect([words[0], words[1], words[5]]).toEqual([
      'Not told apart at all',
      'Hardly told apart',
      'Ruled out, far beyond doubt',
    ]);
  });

  it('has odds where they can be imagined', () => {
    expect([0.1, 1, 6.2, 812].map(oddsInWords)).toEqual([null, 'odds of 3 to 1', 'odds of 490 to 1', null]);
    expect([0.1, 6.25, 812.4, 12345].map(natsInDigits)).toEqual(['0.1', '6.3', '812', 'more than 1,000']);
  });

  it('has a bar between nothing and all', () => {
    expect([-1, 0, 999, 1e9].map(evidenceShare)).toEqual([0, 0, 1, 1]);
  });

  it('says what was simulated', () => {
    const alternative = {
      cause: puzzle.candidates[8]!,
      severity: 0.6,
      onset: 2300,
      where: puzzle.places[1]!,
    } as unknown as Alternative;
    expect(simulatedInWords(alternative)).toBe(
      'The same run with this cause instead: severity 0.6, onset at step 2,300, in “Slice: code”; of the doses tried, the one that comes nearest.',
    );
    expect(simulatedInWords({ ...alternative, cause: puzzle.candidates.at(-1)! })).toBe(
      'The same run without any fault.',
    );
  });
});

describe('the part of a run that a picture shows', () => {
  it('is four lengths of a short stretch, in the middle where there is room', () => {
    expect(pictureWindow({ from: 1332, to: 1342 }, 3000, null)).toEqual({ from: 1315, to: 1359 });
    expect(pictureWindow({ from: 2, to: 12 }, 3000, null)).toEqual({ from: 0, to: 44 });
    expect(pictureWindow({ from: 2990, to: 2999 }, 3000, null)).toEqual({ from: 2959, to: 2999 });
  });

  it('has room around one value, also where values are far apart', () => {
    expect(pictureWindow({ from: 1830, to: 1830 }, 3000, null)).toEqual({ from: 1818, to: 1842 });
    const at = Array.from({ length: 61 }, (_, i) => 50 * i);
    expect(pictureWindow({ from: 1500, to: 1500 }, 3000, at)).toEqual({ from: 900, to: 2100 });
  });

  it('is all of it where the stretch is long', () => {
    expect(pictureWindow({ from: 1332, to: 2999 }, 3000, null)).toBeUndefined();
  });
});

it('a score is compared with knowing nothing as both are printed', () => {
  expect([89.4, 57.6, 40].map((score) => differenceInWords(score, 58))).toEqual([
    'yours is 31 above',
    'as much as yours',
    'yours is 18 below',
  ]);
});

describe('progress in words', () => {
  const progress: Progress = {
    answered: 3,
    correct: 2,
    givenUp: 0,
    meanScore: 63.4,
    recent: [],
    open: [],
    openTotal: 0,
  };

  it('counts what was given up apart, because it has no score', () => {
    expect(progressInWords(progress)).toBe('3 answered · 2 right · mean score 63');
    expect(progressInWords({ ...progress, givenUp: 1 })).toBe('3 answered · 2 right · mean score 63 · 1 given up');
    expect(progressInWords({ ...progress, answered: 0, meanScore: null, givenUp: 1 })).toBe(
      'No puzzle answered yet · 1 given up',
    );
    expect(progressInWords(null)).toBe('No puzzle answered yet');
  });

  it('says how an earlier puzzle ended', () => {
    const entry = { puzzle: 'a', number: 1, scenario: 's', cause: 'healthy' };
    expect(outcomeInWords({ ...entry, outcome: 'answered', correct: true, probability: 0.7, score: 88.2 })).toBe(
      'right, 70 %, score 88',
    );
    expect(outcomeInWords({ ...entry, outcome: 'given-up', correct: false, probability: null, score: null })).toBe(
      'given up',
    );
  });
});

import { describe, expect, test } from 'vitest';
import { secretOfSeed } from '../../src/core/rng.js';
import { INTERNAL_METRICS } from '../../src/core/vocabulary.js';
import { FREE_PANELS } from '../../src/diagnose/panels.js';
import { parseAnswer } from '../../src/puzzle/answer.js';
import type { DraftPuzzle } from '../../src/puzzle/factory.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import { gradeAnswer } from '../../src/puzzle/grade.js';
import { observePuzzle } from '../../src/puzzle/observe-puzzle.js';
import { opponentOf, repairOf } from '../../src/puzzle/opponent.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { catalogue, playedScenarios } from '../helpers/runs.js';

const factory = createPuzzleFactory({
  recipe: {
    id: 'mixed',
    title: 'Mixed',
    scenarios: playedScenarios.map(({ id }) => id),
    healthyShare: 0.3,
    severity: [0.3, 1],
    count: 1,
  },
  scenarios: playedScenarios,
  faults: catalogue.all,
  diagnostician,
});
const drafts = Array.from({ length: 6 }, (_, i) => factory.generate(secretOfSeed(`opponent ${i}`)));
const priorFor = ({ puzzle }: DraftPuzzle) => factory.prior[puzzle.scenario]!;
const opponent = (draft: DraftPuzzle) => opponentOf(draft, priorFor(draft), diagnostician);

describe('the opponent', () => {
  test('gives an answer that anybody could give, graded like anybody’s', () => {
    for (const draft of drafts) {
      const { puzzle, key } = draft;
      const { candidates, steps, places } = puzzle;
      const { answer, grade, typicality } = opponent(draft);
      expect(parseAnswer(JSON.parse(JSON.stringify(answer)), 'test', puzzle)).toEqual(answer);
      expect(grade).toEqual(gradeAnswer({ key, answer, candidates, prior: priorFor(draft), steps, places }));
      expect(typicality).toBeGreaterThanOrEqual(0);
      expect(typicality).toBeLessThanOrEqual(1);
    }
  });

  test('sees the public half alone: another key for the same puzzle changes nothing but the grade', () => {
    const [draft, other] = drafts as [DraftPuzzle, DraftPuzzle];
    const { grade: _, ...first } = opponent(draft);
    const lying: DraftPuzzle = {
      ...draft,
      key: { ...other.key, puzzle: draft.puzzle.id, seed: 'ff'.repeat(32), attempt: 9 },
    };
    const { grade: __, ...second } = opponent(lying);
    expect(second).toEqual(first);
  });

  test('weighs the free panels, candidate by candidate, and adds up to what it answers', () => {
    for (const draft of drafts) {
      const { answer, evidence } = opponent(draft);
      expect(evidence.map(({ panel }) => panel)).toEqual(FREE_PANELS);
      const prior = priorFor(draft);
      const score = (id: string) => Math.log(prior[id]!) + evidence.reduce((sum, { weights }) => sum + weights[id]!, 0);
      const named = Object.entries(answer.causes);
      expect(named.length).toBeGreaterThan(0);
      for (const [id, probability] of named) {
        expect(probability).toBeGreaterThanOrEqual(0.01 - 0.001);
        const [first, most] = named[0]!;
        // Evidence is told with three digits, and probabilities with three places.
        if (probability > 0.1) expect(score(first) - score(id)).toBeCloseTo(Math.log(most / probability), 0);
      }
      expect(named.reduce((sum, [, probability]) => sum + probability, 0)).toBeLessThanOrEqual(1);
    }
  });

  test('is in the reveal, with the tier of the certificate', () => {
    const [draft] = drafts as [DraftPuzzle];
    const reveal = factory.reveal(draft, null, null);
    expect(reveal.opponent).toEqual(opponent(draft));
    expect(reveal.tier).toBe(draft.key.certificate.tier);
  });
});

test('what is observed of a puzzle is what it publishes: no reading of an instrument, and numbers that are not finite', () => {
  const [{ puzzle }] = drafts as [DraftPuzzle];
  const observation = observePuzzle({ ...puzzle, series: { ...puzzle.series, 'train-loss': ['NaN', 2, 'Infinity'] } });
  expect([...observation.series['train-loss']!]).toEqual([Number.NaN, 2, Infinity]);
  for (const metric of INTERNAL_METRICS) expect(observation.series[metric]).toBeUndefined();
  expect(observation.steps).toHaveLength(puzzle.steps);
  expect(observation.evaluations!.slices).toEqual(puzzle.evaluations.slices.map(({ id }) => id));
});

test('the fix of a belief is the first that is proposed for it and not for everything', () => {
  const offered = {
    healthy: ['do-nothing', 'rewind', 'clip-lower'],
    'lr-spike': ['do-nothing', 'restore-schedule', 'rewind'],
  };
  const candidates = Object.entries(offered).map(([id, fixes]) => ({
    id,
    name: id,
    summary: '',
    family: 'control' as const,
    fixes,
  }));
  expect(repairOf('lr-spike', candidates)).toBe('restore-schedule');
  expect(repairOf('healthy', candidates)).toBe('do-nothing');
  expect(repairOf('unheard-of', candidates)).toBe('do-nothing');
});

import { describe, expect, test } from 'vitest';
import { deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import type { Diagnosis } from '../../src/diagnose/diagnosis.js';
import type { DiagnoseOptions, Diagnostician } from '../../src/diagnose/diagnostician.js';
import { FREE_PANELS } from '../../src/diagnose/panels.js';
import { IDENTIFIABLE, tierOf, VISIBLE } from '../../src/diagnose/tier.js';
import { certify } from '../../src/puzzle/certificate.js';
import { createPuzzleFactory } from '../../src/puzzle/generate.js';
import { rerun } from '../../src/puzzle/rerun.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { cachedRun, catalogue, playedScenarios, scenarioOf } from '../helpers/runs.js';

const run = cachedRun(scenarioOf('llm-pretrain-7b'), 1);

/** A diagnostician that says what it is told to. */
function saying(free: number, all: number, effect: number): Diagnostician {
  const diagnosis = ({ panels }: DiagnoseOptions): Diagnosis => {
    const probability = panels === undefined ? all : free;
    return {
      causes: [
        { id: 'lr-spike', probability },
        { id: 'healthy', probability: 1 - probability },
      ],
      prior: { 'lr-spike': 0.5, healthy: 0.5 },
      onset: { interval: null, step: 0, fromStart: false },
      evidence: FREE_PANELS.map((panel, i) => ({ panel, weights: { 'lr-spike': i + 0.123456, healthy: -i } })),
      unused: [],
      missing: [],
      typicality: 1,
      unlike: false,
    };
  };
  return { ...diagnostician, effect: () => effect, weigh: (_, options = {}) => diagnosis(options) };
}

const certified = (free: number, all: number, effect: number, tier: number | null = null) => {
  let twins = 0;
  const twin = () => {
    twins++;
    return run;
  };
  const known = { scenario: 'llm-pretrain-7b', cause: 'lr-spike', prior: {}, run, twin, tier };
  return { ...certify({ ...known, diagnostician: saying(free, all, effect) }), twins };
};

describe('a draw', () => {
  test('is published where all evidence identifies it and it shows', () => {
    expect(certified(0.5, IDENTIFIABLE, VISIBLE)).toMatchObject({
      drop: null,
      twins: 1,
      certificate: { tier: 3, posterior: { free: 0.5, all: IDENTIFIABLE }, effect: VISIBLE },
    });
    expect(certified(0.123456, 0.99, 7.123456).certificate.effect).toBe(7.123);
  });

  test('is dropped where it is of another tier, cannot be told, or does not show, and in this order', () => {
    expect(certified(0.5, 0.7999, 0.5, 3)).toMatchObject({ drop: 'not-identifiable', twins: 0 });
    expect(certified(0.5, 0.7999, 0.5, 1)).toMatchObject({ drop: 'other-tier', twins: 0 });
    expect(certified(0.5, 0.9, 0.5, 3)).toMatchObject({ drop: 'not-visible', twins: 1 });
    expect(certified(0.5, 0.9, 5, 3).drop).toBeNull();
  });

  test('has the evidence of every free panel for its cause, and no cause by name', () => {
    const { evidence } = certified(0.5, 0.9, 5).certificate;
    expect(evidence.map(({ panel }) => panel)).toEqual(FREE_PANELS);
    expect(evidence[1]).toEqual({ panel: FREE_PANELS[1], weight: 1.123 });
  });

  test('of a cause that nobody considers is not identifiable', () => {
    const input = { diagnostician: saying(1, 1, 9), scenario: '', prior: {}, run, twin: null, tier: null };
    const { certificate, drop } = certify({ ...input, cause: 'gremlins' });
    expect([certificate.tier, certificate.posterior.all, drop]).toEqual([5, 0, 'not-identifiable']);
  });

  test('that is healthy has no twin to differ from', () => {
    const input = { diagnostician: saying(0.05, 0.05, 0), scenario: '', prior: {}, run, twin: null, tier: null };
    expect(certify({ ...input, cause: 'healthy' })).toMatchObject({ drop: null, certificate: { effect: null } });
  });
});

describe('thirty puzzles of the mixed recipe', () => {
  const recipe = {
    id: 'mixed',
    title: 'Mixed',
    scenarios: playedScenarios.map(({ id }) => id),
    healthyShare: 0.3,
    severity: [0.2, 1] as [number, number],
    tiers: [0.25, 0.2, 0.25, 0.2, 0.1],
    count: 30,
  };
  const factory = createPuzzleFactory({ recipe, scenarios: playedScenarios, faults: catalogue.all, diagnostician });
  const drafts = Array.from({ length: 30 }, (_, i) =>
    factory.generate(deriveSecret(secretOfSeed('certificates'), ['puzzle', i])),
  );

  test('have the tier of their posterior, and are fair unless there was none to be found', () => {
    for (const { key, dropped } of drafts) {
      const { tier, posterior, effect, evidence } = key.certificate;
      expect(tier).toBe(tierOf(posterior.free));
      expect(evidence.map(({ panel }) => panel)).toEqual(FREE_PANELS);
      expect(Object.values(dropped).reduce((sum, n) => sum + n, 0)).toBe(key.attempt);
      if (key.attempt >= MOST_ATTEMPTS) continue;
      expect(posterior.all).toBeGreaterThanOrEqual(IDENTIFIABLE);
      expect(effect === null).toBe(key.cause === 'healthy');
      if (effect !== null) expect(effect).toBeGreaterThanOrEqual(VISIBLE);
    }
    expect(drafts.filter(({ key }) => key.attempt >= MOST_ATTEMPTS).length).toBeLessThan(5);
  });

  test('say what anyone finds who simulates the run of a key and weighs it', () => {
    for (const { key, puzzle } of drafts.slice(0, 4)) {
      if (key.cause !== 'healthy' || key.injections.length > 0) continue;
      const scenario = scenarioOf(puzzle.scenario);
      const again = rerun(key, scenario, []);
      const prior = factory.prior[puzzle.scenario]!;
      const input = {
        diagnostician,
        scenario: scenario.id,
        cause: key.cause,
        prior,
        run: again,
        twin: null,
        tier: null,
      };
      expect(certify(input).certificate).toEqual(key.certificate);
    }
  });
}, 300_000);

/** Draws after which a puzzle is published as it is. */
const MOST_ATTEMPTS = 120;

import { describe, expect, test } from 'vitest';
import { compactPuzzle } from '../../src/agents/compact.js';
import { factoryOf } from '../../src/cli/factory.js';
import { readDataFiles } from '../../src/data-files.js';
import { packSecret } from '../../src/puzzle/seal.js';
import { ROOT } from '../helpers/command-line.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { catalogue, playedScenarios } from '../helpers/runs.js';

const files = readDataFiles(ROOT);
const { tiers: _, ...recipe } = files.recipe('mixed');

describe('a compact puzzle', () => {
  test.each(playedScenarios.map(({ id }) => id))('of %s is small, and keeps what stands out', (scenario) => {
    const only = factoryOf({ ...recipe, scenarios: [scenario] }, files, catalogue, diagnostician);
    const { puzzle } = only.generate(packSecret({ seed: scenario }));
    const compact = compactPuzzle(puzzle, 200);
    // Half of it are evaluations, candidates and offers, which are whole.
    expect(JSON.stringify(compact).length).toBeLessThan(110_000);
    expect(JSON.stringify(compact).length).toBeLessThan(JSON.stringify(puzzle).length * 0.6);
    for (const [metric, { steps, values }] of Object.entries(compact.series)) {
      const all = puzzle.series[metric as keyof typeof compact.series];
      expect(steps.length).toBeLessThanOrEqual(200);
      expect(values).toEqual(steps.map((step) => all[step]));
      expect(Math.max(...values.map(Number))).toBe(Math.max(...all.map(Number)));
      expect(Math.min(...values.map(Number))).toBe(Math.min(...all.map(Number)));
    }
  });
});

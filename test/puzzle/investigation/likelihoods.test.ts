import { describe, expect, test } from 'vitest';
import { experimentsOf } from '../../../src/cli/factory.js';
import { readDataFiles } from '../../../src/data-files.js';
import { candidatesOf, stockOf } from '../../../src/puzzle/candidates.js';
import { createLikelihoods } from '../../../src/puzzle/investigation/likelihoods.js';
import { fileOf, marketOf } from '../../helpers/market.js';
import { catalogue, root, scenarios } from '../../helpers/runs.js';

const files = readDataFiles(root);

describe('the likelihood of a finding', () => {
  const { likelihoods } = marketOf({ coin: { heads: [10, 0], tails: [0, 10], unheard: [0, 0] } }, {});

  test('sums to 1, follows the counts, and is never 0', () => {
    for (const cause of ['heads', 'tails', 'unheard', 'gremlins']) {
      const of = likelihoods.of('tiny', 'coin', cause);
      expect(of[0]! + of[1]!).toBeCloseTo(1, 12);
      expect(Math.min(...of)).toBeGreaterThan(0);
    }
    expect(likelihoods.of('tiny', 'coin', 'heads')[0]).toBeGreaterThan(0.95);
    expect(likelihoods.of('tiny', 'coin', 'unheard')).toEqual([0.5, 0.5]);
  });

  test('borrows from other scenarios where a scenario has no runs', () => {
    expect(likelihoods.of('elsewhere', 'coin', 'tails')[1]).toBeGreaterThan(0.9);
  });

  test('has no finding that the probe has not', () => {
    expect(likelihoods.index('coin', 'finding 1')).toBe(1);
    expect(() => likelihoods.index('coin', 'edge')).toThrow('invalid finding: edge (coin finds finding 0, finding 1)');
  });
});

describe('the file', () => {
  test('is that of the probes there are, with runs of every candidate of every scenario', () => {
    const { likelihoods } = experimentsOf(files, catalogue);
    const { probes } = files.likelihoods() as ReturnType<typeof fileOf>;
    for (const scenario of scenarios)
      for (const probe of catalogue.probes) {
        if (probe.excludedFrom(scenario) !== null) continue;
        const counts = probes[probe.meta.id]!.counts[scenario.id]!;
        const known = candidatesOf(stockOf(scenario, catalogue.all)).map(({ id }) => id);
        expect(Object.keys(counts).sort(), `${probe.meta.id} in ${scenario.id}`).toEqual(known.sort());
        expect(likelihoods.findings(probe.meta.id)).toEqual(probe.findings);
      }
  });

  test.each([
    ['another shape', {}, 'missing field in scenarios/probe-likelihoods.json: format'],
    ['other findings', fileOf({ coin: { heads: [1, 0] } }), 'npm run fit:probes'],
  ])('is refused with %s', (_, file, message) => {
    expect(() => createLikelihoods(file, catalogue.probes)).toThrow(message);
  });
});

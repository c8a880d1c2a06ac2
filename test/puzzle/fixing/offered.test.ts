import { describe, expect, test } from 'vitest';
import { HEALTHY } from '../../../src/core/vocabulary.js';
import { stockOf } from '../../../src/puzzle/candidates.js';
import { fixesOf, OFFERED, offeredFor } from '../../../src/puzzle/fixing/offered.js';
import { catalogue, scenarios } from '../../helpers/runs.js';

const known = new Map(catalogue.all.map((fault) => [fault.meta.id, fault]));

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
  'the fixes proposed in %s',
  (_, scenario) => {
    const fixes = fixesOf(catalogue.fixes, scenario);
    const { healthy, faults } = stockOf(scenario, catalogue.all);

    test('are six for every candidate, doing nothing among them, each once', () => {
      for (const fault of [healthy, ...faults]) {
        const offered = offeredFor(fault, fixes, known);
        expect(new Set(offered).size, fault.meta.id).toBe(OFFERED);
        expect(offered).toHaveLength(OFFERED);
        expect(offered).toContain('do-nothing');
        for (const id of offered) expect(fixes.some(({ meta }) => meta.id === id)).toBe(true);
      }
    });

    test('hold the repair of the part where a cause sits, and one that goes back to a checkpoint', () => {
      for (const fault of faults) {
        const offered = offeredFor(fault, fixes, known).map((id) => fixes.find(({ meta }) => meta.id === id)!);
        expect(
          offered.some(({ repairs }) => repairs.includes(fault.meta.part)),
          fault.meta.id,
        ).toBe(true);
        expect(offered.some(({ from }) => from !== 'here')).toBe(true);
        expect(offered.some(({ repairs }) => !repairs.includes(fault.meta.part))).toBe(true);
      }
    });

    test('repair nothing where nothing is wrong', () => {
      const offered = offeredFor(known.get(HEALTHY)!, fixes, known);
      expect(offered[0]).toBe('do-nothing');
    });
  },
);

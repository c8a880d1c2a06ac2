import { describe, expect, test } from 'vitest';
import { secretOfSeed } from '../../src/core/rng.js';
import type { Fix } from '../../src/lab/fix.js';
import { outcomeOf } from '../../src/puzzle/fixing/outcome.js';
import { fixingInput } from '../../src/puzzle/fixing/outcomes.js';
import type { FixOutcome, FixVerdict } from '../../src/puzzle/puzzle.js';
import { catalogue, resolve, scenarioOf, shortened } from './runs.js';

const STEPS = 900;
const ONSET = 400;
const DETECTABLE = 410;

/** What becomes of a run with a cause, or of a healthy one, with a fix. */
export function outcomeWith(fix: Fix, fault: string | null, scenarioId = 'llm-pretrain-7b', severity = 1): FixOutcome {
  const scenario = shortened(scenarioOf(scenarioId), STEPS);
  const cause = fault === null ? null : catalogue.get(fault);
  const onset = cause?.onsetShare === null ? 0 : ONSET;
  const injection = cause && resolve({ fault: cause, onset, severity, where: cause.places(scenario)[0] }, scenario);
  const benign = cause?.meta.family === 'control';
  const seed = { seed: secretOfSeed(`fix ${fault}`), attempt: 0 };
  return outcomeOf(
    fix,
    fixingInput({
      seed,
      scenario,
      fault: benign ? null : injection,
      benign: benign ? injection : null,
      detectable: fault === null || benign ? null : DETECTABLE,
    }),
  );
}

const HELPS: readonly FixVerdict[] = ['cures', 'delays', 'cause removed'];

export interface FixCases {
  /** Causes that it cures, or removes where they do no harm to speak of. */
  readonly cures: readonly (readonly [fault: string, scenario?: string])[];
  /** Causes that it leaves as they are. */
  readonly leaves: readonly string[];
  /** Causes of whose harm it removes a part. */
  readonly delays?: readonly string[];
}

export function describeFix(fix: Fix, { cures, leaves, delays = [] }: FixCases) {
  describe(fix.meta.id, () => {
    test.each(cures.map(([fault, scenario]) => [fault, scenario]))('cures %s', (fault, scenario) => {
      expect(['cures', 'cause removed']).toContain(outcomeWith(fix, fault!, scenario).verdict);
    });

    test.each(delays.map((fault) => [fault]))('only delays %s', (fault) => {
      expect(outcomeWith(fix, fault).verdict).toBe('delays');
    });

    test.each(leaves.map((fault) => [fault]))('does not help against %s', (fault) => {
      expect(HELPS).not.toContain(outcomeWith(fix, fault).verdict);
    });

    test('is worth less on a healthy run than doing nothing', () => {
      const { verdict, score } = outcomeWith(fix, null);
      expect(fix.meta.id === 'do-nothing' ? verdict === 'nothing to do' && score === 100 : score < 100).toBe(true);
    });
  });
}

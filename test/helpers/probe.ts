import { describe, expect, test } from 'vitest';
import { createStream, deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { createLab, type Lab } from '../../src/lab/lab.js';
import type { Probe, Reading } from '../../src/lab/probe.js';
import type { ResolvedInjection } from '../../src/run/causes.js';
import type { Scenario } from '../../src/run/scenario.js';
import { simulate } from '../../src/run/simulate.js';
import { catalogue, resolve, scenarioOf, shortened } from './runs.js';

/** Runs are cut: what a probe finds does not depend on how long they are. */
const STEPS = 900;
const ONSET = 300;

/** A lab with one cause in its run, or none. @param severity of the cause */
export function labWith(scenarioId: string, fault: string | null, severity = 1, seed = 'lab'): Lab {
  const scenario = shortened(scenarioOf(scenarioId), STEPS);
  const injections = fault === null ? [] : [injected(scenario, fault, severity)];
  const secret = secretOfSeed(seed);
  const run = (acting: readonly ResolvedInjection[], order?: number, until?: number) =>
    simulate({
      scenario,
      injections: acting,
      secret: order === undefined ? secret : deriveSecret(secret, ['order', order]),
      ...(until !== undefined && { until }),
    });
  return createLab({
    scenario,
    run: run(injections),
    earlier: simulate({ scenario, injections: [], secret: secretOfSeed(`earlier ${seed}`) }),
    injections,
    stream: (path) => createStream(secret, ['probe', ...path]),
    simulate: (acting, { order, until }) => run(acting, order, until),
  });
}

function injected(scenario: Scenario, id: string, severity: number): ResolvedInjection {
  const fault = catalogue.get(id);
  const onset = fault.onsetShare === null ? 0 : ONSET;
  return resolve({ fault, onset, severity, where: fault.places(scenario)[0] }, scenario);
}

/** What a probe finds where a cause is, and where none is or another. */
export interface ProbeCases {
  /** Scenario of the cases that name none. */
  readonly scenario?: string;
  /** Cause, what is found, and the scenario where it is not that above. */
  readonly finds: readonly (readonly [fault: string, finding: string, scenario?: string])[];
  /** Causes that it passes over: a null result. */
  readonly passesOver: readonly string[];
  /** What it finds in a healthy run, where that is not its first finding. */
  readonly healthy?: string;
}

/** What a solver gets of a reading: the finding must be there to be seen. */
const told = ({ text, table, series }: Reading): string => JSON.stringify([text, table, series]);

export function describeProbe(probe: Probe, { scenario = 'llm-pretrain-7b', finds, passesOver, healthy }: ProbeCases) {
  const usual = healthy ?? probe.findings[0]!;
  describe(probe.meta.id, () => {
    test.each(finds.map(([fault, finding, where = scenario]): [string, string, string] => [fault, finding, where]))(
      'finds %s: %s',
      (fault, finding, where) => {
        const reading = probe.read(labWith(where, fault));
        expect(probe.findings).toContain(finding);
        expect(reading.finding).toBe(finding);
        expect(told(reading)).not.toBe(told(probe.read(labWith(where, null))));
      },
    );

    test.each([...passesOver])('has a null result where %s is', (fault) => {
      expect(probe.read(labWith(scenario, fault)).finding).toBe(usual);
    });

    test.each([['a'], ['b'], ['c']])('has a null result in a healthy run (%s)', (seed) => {
      expect(probe.read(labWith(scenario, null, 1, seed)).finding).toBe(usual);
    });
  });
}

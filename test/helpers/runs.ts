import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../src/catalogue.js';
import { canonicalJson, toWire } from '../../src/core/json.js';
import { secretOfSeed } from '../../src/core/rng.js';
import { STEP_METRICS } from '../../src/core/vocabulary.js';
import { readDataFiles } from '../../src/data-files.js';
import type { ResolvedInjection } from '../../src/run/causes.js';
import { resolveInjection } from '../../src/run/dose.js';
import type { Dose, Fault } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { type SimulateOptions, simulate } from '../../src/run/simulate.js';
import type { Trace } from '../../src/run/trace.js';

/** Runs for tests. A run that was asked for lately is not simulated again, within a test file and across those of one worker. */

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const catalogue = await loadCatalogue();
const files = readDataFiles(root);
export const { scenarios, scenario: scenarioOf } = files;
/** The scenarios that puzzles are drawn from; the others repeat recorded runs. */
export const playedScenarios = files.recipe('mixed').scenarios.map(scenarioOf);

/** What is injected into a run, before it is resolved for a scenario. */
export interface Cause {
  readonly fault: Fault;
  readonly onset: number;
  /** 1 where absent. */
  readonly severity?: number | undefined;
  /** Physical dose, or the part of it that does not follow the severity. */
  readonly dose?: Dose | undefined;
  readonly where?: string | undefined;
}

export function resolve({ fault, onset, severity = 1, dose, where }: Cause, scenario: Scenario): ResolvedInjection {
  return resolveInjection(
    fault,
    { fault: fault.meta.id, onset, severity, ...(dose && { dose }), ...(where && { where }) },
    scenario,
  );
}

/** The first `steps` steps of a scenario's window: what happens in them does not depend on how long it is. */
export function shortened(scenario: Scenario, steps: number): Scenario {
  return { ...scenario, window: { ...scenario.window, steps } };
}

/** Simulates without remembering. */
export function run(
  scenario: Scenario,
  seed: number | string,
  injections: readonly ResolvedInjection[] = [],
  options: Partial<SimulateOptions> = {},
): Trace {
  return simulate({ scenario, injections, secret: secretOfSeed(String(seed)), ...options });
}

/** Half a gigabyte at most, a run of 1,700 steps being about .7 MB. */
const REMEMBERED = 800;
const remembered = new Map<string, Trace>();

/** The run of a seed with a cause, or the control of that seed. */
export function cachedRun(scenario: Scenario, seed: number, cause?: Cause): Trace {
  const resolved = cause && resolve(cause, scenario);
  const name = JSON.stringify([scenario.id, scenario.window, seed, resolved?.injection ?? null]);
  const known = remembered.get(name) ?? run(scenario, seed, resolved ? [resolved] : []);
  // What was asked for last stands last; what nobody has asked for longest is forgotten.
  remembered.delete(name);
  remembered.set(name, known);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= REMEMBERED) break;
    remembered.delete(oldest);
  }
  return known;
}

/** Where a fault can occur. */
export const scenariosOf = (fault: Fault): Scenario[] =>
  scenarios.filter((scenario) => fault.excludedFrom(scenario) === null);

/** Where puzzles have it. */
export const playedScenariosOf = (fault: Fault): Scenario[] =>
  scenariosOf(fault).filter((scenario) => playedScenarios.includes(scenario));

/** The same two scenarios in nearly all tests of faults: a language model that never sees a document twice, and a classifier that sees its images fifteen times. */
const USUAL = ['llm-pretrain-7b', 'vision-finetune'];

/** Where the signature of a fault is tested: in the two usual scenarios, or, where it can occur in neither, in all that puzzles are drawn from. */
export function testedScenariosOf(fault: Fault): Scenario[] {
  const usual = scenariosOf(fault).filter(({ id }) => USUAL.includes(id));
  return usual.length > 0 ? usual : playedScenariosOf(fault);
}

export const seeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** The numbers of a trace as they are published (5 digits, NaN as a string), as one canonical text. */
export function publishedText({ series, evaluations, log }: Trace): string {
  const { steps, slices, metrics, reliability } = evaluations;
  return canonicalJson({
    series: Object.fromEntries(STEP_METRICS.map((metric) => [metric, Array.from(series[metric], toWire)])),
    evaluations: {
      steps,
      slices,
      metrics: Object.fromEntries(
        Object.entries(metrics).map(([metric, values]) => [metric, values.map((slice) => Array.from(slice, toWire))]),
      ),
      reliability: reliability.map((slice) =>
        slice.map(({ count, confidence, accuracy }) => [
          Array.from(count, toWire),
          Array.from(confidence, toWire),
          Array.from(accuracy, toWire),
        ]),
      ),
    },
    log,
  });
}

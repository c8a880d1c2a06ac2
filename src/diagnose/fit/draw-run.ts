import { createStream, type Stream, secretOfSeed } from '../../core/rng.js';
import { HEALTHY } from '../../core/vocabulary.js';
import type { ResolvedInjection } from '../../run/causes.js';
import { resolveInjection } from '../../run/dose.js';
import type { Fault } from '../../run/fault.js';
import type { Scenario } from '../../run/scenario.js';
import { simulate } from '../../run/simulate.js';
import type { Observation } from '../observation.js';
import { observe } from '../observe.js';
import { disturbed } from './disturb.js';
import { thinned } from './thin.js';
import { varyScenario } from './vary.js';

/** Share of healthy runs, and of runs in which something benign happens. */
const HEALTHY_SHARE = 0.2;
const BENIGN_SHARE = 0.5;

/** Runs of other people mostly begin at their first step: such scenarios are drawn this often among the varied runs. */
const FROM_SCRATCH = 3;

/** Share of the varied runs that keep their scenario as it is. */
const AS_IT_IS = 0.2;

/**
 * Severities. Puzzles are certified by how far a dose shows, so their runs begin where it hardly does; runs of other
 * people begin where most doses can be seen.
 */
const SEVERITY_PLAYED = [0.02, 1] as const;
const SEVERITY_VARIED = [0.15, 1] as const;
const BENIGN_SEVERITY = [0.2, 1] as const;

/** A simulated run whose cause is known. */
export interface DrawnRun {
  readonly observation: Observation;
  readonly scenario: string;
  readonly cause: string;
  /** Row of the onset; null in a healthy run. */
  readonly onset: number | null;
}

export interface DrawRunOptions {
  readonly scenarios: readonly Scenario[];
  readonly faults: readonly Fault[];
  /** Whether scenarios are varied and rows thinned, as in runs of other people. */
  readonly varied: boolean;
  /** What happens on the cluster, and what the learning-rate panel logs; see puzzle/nuisance.ts. */
  readonly nuisance: (
    secret: string,
    steps: number,
  ) => Pick<Parameters<typeof simulate>[0], 'events' | 'logsPlannedRate' | 'deadPanel'>;
}

/** One run for the fit, from its name. Same name, same run. */
export function drawRun(name: string, { scenarios, faults, varied, nuisance }: DrawRunOptions): DrawnRun {
  const secret = secretOfSeed(name);
  const stream = createStream(secret, ['fit']);
  const base = stream.pick(varied ? scenarios.flatMap((one) => Array<Scenario>(oftenOf(one)).fill(one)) : scenarios);
  const scenario = varied && stream.uniform() > AS_IT_IS ? varyScenario(base, stream) : base;
  // An importer leaves out the panels that are dead in a run of other people.
  const happened = { ...nuisance(secret, scenario.window.steps), ...(varied ? { deadPanel: null } : {}) };
  // Runs of other people have restarts that nobody knows of.
  const restarts = varied ? [] : (happened.events ?? []).filter(({ restart }) => restart).map(({ step }) => step);
  const possible = faults.filter((fault) => fault.meta.id !== HEALTHY && fault.excludedFrom(scenario) === null);
  const fault = stream.pick(possible.filter(({ meta }) => meta.family !== 'control'));
  const benign = possible.filter(({ meta }) => meta.family === 'control');
  const injected =
    stream.uniform() < HEALTHY_SHARE
      ? null
      : inject(fault, scenario, varied ? SEVERITY_VARIED : SEVERITY_PLAYED, varied, stream, restarts);
  const control =
    stream.uniform() < BENIGN_SHARE && benign.length > 0
      ? inject(stream.pick(benign), scenario, BENIGN_SEVERITY, false, stream, restarts)
      : null;
  const trace = simulate({
    scenario,
    secret,
    injections: [control, injected].filter((resolved) => resolved !== null),
    ...happened,
  });
  const observation = observe(trace);
  const onset = injected?.injection.onset ?? null;
  const seen = varied ? thinned(disturbed(observation, stream), stream) : { observation, stride: 1 };
  return {
    observation: seen.observation,
    scenario: base.id,
    cause: injected === null ? HEALTHY : fault.meta.id,
    onset: onset === null ? null : Math.ceil(onset / seen.stride),
  };
}

function oftenOf({ window, spectrum }: Scenario): number {
  return window.firstStep === 0 && spectrum.pretrained === 0 ? FROM_SCRATCH : 1;
}

function inject(
  fault: Fault,
  scenario: Scenario,
  [mildest, strongest]: readonly [number, number],
  anywhere: boolean,
  stream: Stream,
  restarts: readonly number[],
): ResolvedInjection {
  const { steps } = scenario.window;
  const severity = mildest + (strongest - mildest) * stream.uniform();
  const [earliest, latest] = fault.onsetShare === null ? [0, 0] : anywhere ? [0.08, 0.85] : fault.onsetShare;
  const share = stream.uniform();
  const onset =
    fault.onResume && restarts.length > 0
      ? restarts[Math.floor(share * restarts.length)]!
      : Math.floor(steps * (earliest + (latest - earliest) * share));
  const places = fault.places(scenario);
  const place = stream.uniform();
  const where = places[Math.floor(place * places.length)];
  return resolveInjection(
    fault,
    { fault: fault.meta.id, onset, severity, ...(where === undefined ? {} : { where }) },
    scenario,
  );
}

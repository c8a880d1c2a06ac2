import type { ResolvedInjection } from '../../src/run/causes.js';
import { resolveInjection } from '../../src/run/dose.js';
import type { Scenario } from '../../src/run/scenario.js';
import type { ModelName, RealRun } from '../reference/format.js';
import { labelSmoothingLeftOn } from './causes/label-smoothing.js';

/** Which scenario stands for which recorded network, and how a control variant of the recording changes it. */

/** Ids in scenarios/runs/. */
export const SCENARIO_OF: Readonly<Record<ModelName, string>> = { lm: 'tiny-transformer', mlp: 'tiny-mlp' };

/** Own slices of the recorded networks, in the order in which a scenario lists its sources if the ids differ. */
const SLICES: Readonly<Record<ModelName, readonly string[]>> = {
  lm: ['english', 'chdr', 'python', 'perl', 'man'],
  mlp: ['slice0', 'slice1', 'slice2', 'slice3'],
};

/** Our source for a recorded slice: the one of that id, else the one at its place in the list. */
export function sourceFor(model: ModelName, slice: string | null, scenario: Scenario): string | undefined {
  if (slice === null) return undefined;
  return (scenario.sources.find(({ id }) => id === slice) ?? scenario.sources[SLICES[model].indexOf(slice)])?.id;
}

/** A scenario, and the causes that act in it from its first step without being a fault of the run. */
export interface Matched {
  readonly scenario: Scenario;
  readonly standing: readonly ResolvedInjection[];
}
export type Match = Matched | { readonly missing: string };

/** The scenario with the hyper-parameters of a recorded control, or why there is none. */
export function matchControl(control: RealRun, scenarios: readonly Scenario[]): Match {
  const id = SCENARIO_OF[control.model];
  const base = scenarios.find((scenario) => scenario.id === id);
  if (base === undefined) return { missing: `no scenario yet: ${id}` };
  const variant = Object.entries(control.control_variant ?? {});
  const strange = variant.map(([field]) => field).filter((field) => !(field in CHANGES || field in STANDING));
  if (strange.length > 0) return { missing: `not modelled yet: control with ${strange.join(', ')}` };
  const scenario = variant.reduce(
    (changed, [field, value]) => CHANGES[field]?.(changed, value, control) ?? changed,
    base,
  );
  return { scenario, standing: variant.flatMap(([field, value]) => STANDING[field]?.(scenario, value) ?? []) };
}

/**
 * What a pair of runs may share though the engine does not have it, because it cancels in the effect: dropout in training
 * raises the loss of both, and the only fault recorded on such a control acts in the evaluation.
 */
const CANCELLED: ReadonlySet<string> = new Set(['drop']);

/** The same for a control and its faulty run, which are only compared with each other. */
export function matchPair(control: RealRun, scenarios: readonly Scenario[]): Match {
  const kept = Object.entries(control.control_variant ?? {}).filter(([field]) => !CANCELLED.has(field));
  return matchControl({ ...control, control_variant: Object.fromEntries(kept) }, scenarios);
}

type Change = (scenario: Scenario, value: number, control: RealRun) => Scenario;

/** Batch size of the recorded base runs, in sequences or examples. */
const BASE_BATCH: Readonly<Record<ModelName, number>> = { lm: 16, mlp: 128 };

/** The scenario states some speeds per step at its peak rate; per unit of the rate they stay what they are. */
function perUnitOfPeak(scenario: Scenario, peak: number): Scenario {
  const factor = peak / scenario.schedule.peak;
  const { calibration, instability, memory } = scenario;
  return {
    ...scenario,
    calibration: { ...calibration, speed: calibration.speed * factor },
    instability: instability && { ...instability, reach: instability.reach * factor },
    memory: {
      ...memory,
      forgettingPerStep: memory.forgettingPerStep * factor,
      // A visit memorises no more at a rate above the peak than at it.
      gainPerVisit: memory.gainPerVisit * Math.min(1, factor),
    },
  };
}

/** Examples N in batches of B, where the data are finite. */
const memoryOf = ({ memory }: Scenario, { N, B }: RealRun['hyper']): Scenario['memory'] =>
  memory.epochBatches === null ? memory : { ...memory, epochBatches: Math.round((N as number) / (B as number)) };

const CHANGES: Readonly<Record<string, Change>> = {
  lr: (scenario, peak) => ({ ...perUnitOfPeak(scenario, peak), schedule: { ...scenario.schedule, peak } }),
  warmup: (scenario, warmupSteps) => ({ ...scenario, schedule: { ...scenario.schedule, warmupSteps } }),
  // No recorded run has a z-loss: the decay of the head alone holds its logit scale.
  wd: (scenario, weightDecay) => {
    const { calibration, optimizer } = scenario;
    const penalty = (calibration.penalty * weightDecay) / optimizer.weightDecay;
    return { ...scenario, optimizer: { ...optimizer, weightDecay }, calibration: { ...calibration, penalty } };
  },
  clip: (scenario, clip) => ({ ...scenario, optimizer: { ...scenario.optimizer, clip } }),
  B: (scenario, batch, { model, hyper }) => {
    const size = Math.round((scenario.batch.size * batch) / BASE_BATCH[model]);
    return { ...scenario, batch: { ...scenario.batch, size }, memory: memoryOf(scenario, hyper) };
  },
  N: (scenario, _, { hyper }) => ({ ...scenario, memory: memoryOf(scenario, hyper) }),
  // The recording keeps 1,600 steps whatever the epochs, so this follows from N and B.
  epochs: (scenario) => scenario,
};

/** What a variant changes that is not a number of the scenario. */
const STANDING: Readonly<Record<string, (scenario: Scenario, value: number) => readonly ResolvedInjection[]>> = {
  ls: (scenario, smoothing) => {
    const fault = labelSmoothingLeftOn;
    return [resolveInjection(fault, { fault: fault.meta.id, onset: 0, severity: 1, dose: { smoothing } }, scenario)];
  },
};

import type { Scenario } from '../../src/run/scenario.js';
import type { ModelName, RealRun } from '../reference/format.js';

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

export type Match = { readonly scenario: Scenario } | { readonly missing: string };

/** The scenario with the hyper-parameters of a recorded control, or why there is none. */
export function matchControl(control: RealRun, scenarios: readonly Scenario[]): Match {
  const id = SCENARIO_OF[control.model];
  const base = scenarios.find((scenario) => scenario.id === id);
  if (base === undefined) return { missing: `no scenario yet: ${id}` };
  const variant = control.control_variant ?? {};
  const strange = Object.keys(variant).filter((field) => !(field in CHANGES));
  if (strange.length > 0) return { missing: `not modelled yet: control with ${strange.join(', ')}` };
  return {
    scenario: Object.entries(variant).reduce(
      (scenario, [field, value]) => CHANGES[field]!(scenario, value, control),
      base,
    ),
  };
}

type Change = (scenario: Scenario, value: number, control: RealRun) => Scenario;

/** Batch size of the recorded base runs, in sequences or examples. */
const BASE_BATCH: Readonly<Record<ModelName, number>> = { lm: 16, mlp: 128 };

const CHANGES: Readonly<Record<string, Change>> = {
  lr: (scenario, peak) => ({ ...scenario, schedule: { ...scenario.schedule, peak } }),
  warmup: (scenario, warmupSteps) => ({ ...scenario, schedule: { ...scenario.schedule, warmupSteps } }),
  wd: (scenario, weightDecay) => ({ ...scenario, optimizer: { ...scenario.optimizer, weightDecay } }),
  clip: (scenario, clip) => ({ ...scenario, optimizer: { ...scenario.optimizer, clip } }),
  B: (scenario, batch, { model }) => {
    const size = Math.round((scenario.batch.size * batch) / BASE_BATCH[model]);
    return { ...scenario, batch: { ...scenario.batch, size } };
  },
  N: (scenario, examples, { hyper }) => {
    const epochBatches = Math.round(examples / (hyper['B'] as number));
    return { ...scenario, memory: { ...scenario.memory, epochBatches } };
  },
  // The recording keeps 1,600 steps whatever the epochs, so this follows from N and B.
  epochs: (scenario) => scenario,
};

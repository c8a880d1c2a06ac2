import { secretOfSeed } from '../../src/core/rng.js';
import type { Scenario } from '../../src/run/scenario.js';
import { simulate } from '../../src/run/simulate.js';
import type { ModelName } from '../reference/format.js';
import { logColumn, realRuns, stepSeries } from '../reference/read.js';
import type { Stretch } from './features.js';
import { matchControl, SCENARIO_OF } from './matching.js';
import { LLM } from './window-law.js';

/** Healthy traces of one kind, recorded or published, and simulated. */
export interface Traces {
  readonly name: string;
  readonly scenario: string;
  /** Real stretches, by group: a data order. */
  readonly real: readonly (readonly Stretch[])[];
  readonly simulated: readonly (readonly Stretch[])[];
  readonly note: string;
}

/** Steps left out at the start of a recorded run: warm-up. */
const SETTLED = 300;

/** Recorded controls against the scenario with the same hyper-parameters, `seeds` simulated runs of each. */
export function recordedTraces(model: ModelName, scenarios: readonly Scenario[], seeds: number): Traces | null {
  if (!scenarios.some(({ id }) => id === SCENARIO_OF[model])) return null;
  const real: Stretch[][] = [[], []];
  const simulated: Stretch[][] = Array.from({ length: seeds }, () => []);
  for (const control of realRuns().filter((run) => run.model === model && run.healthy && run.fault === 'none')) {
    const match = matchControl(control, scenarios);
    if ('missing' in match) continue;
    const read = (column: 'train_loss' | 'grad_norm'): Float64Array =>
      stepSeries(control.run, column).subarray(SETTLED);
    real[control.seed]!.push({ loss: read('train_loss'), norm: read('grad_norm'), noiseUnit: 1 });
    if (control.seed > 0) continue;
    simulated.forEach((group, i) => {
      const { scenario, standing } = match;
      const { series } = simulate({ scenario, injections: standing, secret: secretOfSeed(`texture ${i}`) });
      group.push({
        loss: series['train-loss'].subarray(SETTLED),
        norm: series['gradient-norm'].subarray(SETTLED),
        noiseUnit: 1,
      });
    });
  }
  return {
    name: `recorded ${model} controls`,
    scenario: SCENARIO_OF[model],
    real,
    simulated,
    note: 'grouped by seed: controls of one seed share their data order',
  };
}

/** Logs of 524 k tokens a step with both series, and the steps that the window of the scenario shows. */
const LLM_LOGS = ['mng-llmc-gpt2-124m', 'bng-124m-1epoch'] as const;
const PIECE = 1000;

export function publishedTraces(scenarios: readonly Scenario[], seeds: number): Traces | null {
  const scenario = scenarios.find(({ id }) => id === LLM);
  if (scenario === undefined) return null;
  const { firstStep, steps } = scenario.window;
  const cut = (loss: Float64Array, norm: Float64Array, tokens: number): Stretch[] =>
    Array.from({ length: Math.floor(loss.length / PIECE) }, (_, i) => ({
      loss: loss.subarray(i * PIECE, (i + 1) * PIECE),
      norm: norm.subarray(i * PIECE, (i + 1) * PIECE),
      noiseUnit: Math.sqrt(tokens),
    }));
  const real = LLM_LOGS.map((id) => {
    const [step, loss, norm] = ['step', 'loss', 'grad_norm'].map((column) => logColumn(id, column)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const kept = (values: Float64Array): Float64Array =>
      values.filter(
        (_, i) =>
          step[i]! >= firstStep &&
          step[i]! < firstStep + steps &&
          Number.isFinite(loss[i]!) &&
          Number.isFinite(norm[i]!),
      );
    return cut(kept(loss), kept(norm), 524_288);
  });
  const simulated = Array.from({ length: seeds }, (_, i) => {
    const { series } = simulate({ scenario, injections: [], secret: secretOfSeed(`texture ${i}`) });
    return cut(series['train-loss'], series['gradient-norm'], scenario.batch.size);
  });
  return {
    name: 'language-model logs',
    scenario: LLM,
    real,
    simulated,
    note: 'pieces of 1,000 steps of two runs; loss noise times √tokens (a1)',
  };
}

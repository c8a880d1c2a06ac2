import type { Scenario } from '../../src/run/scenario.js';
import type { Trace } from '../../src/run/trace.js';
import { fitPowerLaw, lossAt, trimmed, validationLoss } from '../helpers/laws.js';
import { detrended, deviation, logs, mean, median } from '../helpers/statistics.js';
import type { Ensembles } from './ensembles.js';
import type { Entry, Law } from './law.js';
import { LLM } from './window-law.js';

/** Laws of a run from its first step: a constant rate, then a linear decay over the last quarter. */
export function wholeRunLaws(ensembles: Ensembles): Entry[] {
  const scenario = (): Scenario => {
    const base = ensembles.scenario(LLM);
    const schedule = {
      ...base.schedule,
      kind: 'wsd' as const,
      warmupSteps: 700,
      totalSteps: 12_000,
      decaySteps: 3000,
      floor: 0,
    };
    return { ...base, window: { firstStep: 0, steps: 12_000 }, schedule };
  };
  const runs = (): readonly Trace[] => ensembles.changed('whole run', scenario);
  const law = (cites: string, text: string, measured: Law['measured'], read: (trace: Trace) => number): Law => ({
    cites,
    text: `${text} · whole run`,
    scenario: LLM,
    measured,
    judge: 'median',
    values: () => runs().map(read),
  });
  const powerLaw = (trace: Trace) => {
    const losses = validationLoss(scenario(), trace);
    const constant = trace.evaluations.steps
      .map((step, at) => ({ step, at }))
      .filter(({ step }) => step >= 1000 && step <= 9000);
    return fitPowerLaw(
      constant.map(({ step }) => step),
      constant.map(({ at }) => losses[at]!),
    );
  };
  const gain = (trace: Trace, share: number): number => {
    const losses = validationLoss(scenario(), trace);
    const trend = powerLaw(trace);
    const near = trace.evaluations.steps
      .map((step, at) => ({ step, at }))
      .filter(({ step }) => Math.abs(step - 9000 - 3000 * share) <= 100);
    return mean(near.map(({ step, at }) => lossAt(trend, step) - losses[at]!));
  };
  const norm =
    (at: number, length = 100) =>
    ({ series }: Trace): number =>
      median(series['gradient-norm'].subarray(at, at + length));
  const sigma =
    (from: number, to: number) =>
    ({ series }: Trace): number =>
      deviation(trimmed(detrended(logs(series['gradient-norm'].subarray(from, to)), 50)));
  return [
    law(
      'b1',
      'first loss (nats): log of the vocabulary, 10.8 to 13.9',
      [10.8, 13.9],
      ({ series }) => series['train-loss'][0]!,
    ),
    law('b2', 'exponent at a constant rate', [0.35, 0.73], (trace) => powerLaw(trace).exponent),
    law('b2', 'residual of the power law (nats)', [0.002, 0.012], (trace) => powerLaw(trace).rms),
    law('b3', 'drop in the decay beyond the trend (nats)', [0.08, 0.148], (trace) => gain(trace, 1)),
    law('b3', 'share of the drop at 25 % of the decay', [0.25, 0.35], (trace) => gain(trace, 0.25) / gain(trace, 1)),
    law('b3', 'share of the drop at 50 % of the decay', [0.53, 0.63], (trace) => gain(trace, 0.5) / gain(trace, 1)),
    law('b3', 'share of the drop at 75 % of the decay', [0.79, 0.89], (trace) => gain(trace, 0.75) / gain(trace, 1)),
    law('c1', 'gradient norm at step 0', [15, 23], norm(0, 1)),
    law('c1', 'gradient norm in warm-up', [0.8, 1], norm(150, 500)),
    law('c1', 'gradient norm at step 1,000', [0.365, 0.49], norm(950)),
    law('c1', 'gradient norm at step 2,000', [0.25, 0.32], norm(1950)),
    law('c1', 'gradient norm at step 5,000', [0.23, 0.28], norm(4950)),
    law('c3', 'deviation of the log norm in warm-up', [0.15, 0.24], sigma(100, 700)),
    law('c3', 'deviation of the log norm, steps 700 to 1,500', [0.13, 0.15], sigma(700, 1500)),
    law('c3', 'deviation of the log norm, steps 1,500 to 4,000', [0.095, 0.105], sigma(1500, 4000)),
    law('c3', 'deviation of the log norm after step 10,000', [0.053, 0.068], sigma(10_000, 12_000)),
  ];
}

import { significant } from '../../src/core/maths.js';
import { secretOfSeed } from '../../src/core/rng.js';
import type { Scenario } from '../../src/run/scenario.js';
import { simulate } from '../../src/run/simulate.js';
import { realRun, stepSeries } from '../reference/read.js';

/** A whole run at one peak learning rate; a run that diverged has no finite loss. */
export interface SweptRun {
  readonly rate: number;
  readonly loss: number;
}

/** Peak learning rates as decades above the scenario's own. */
const DECADES = Array.from({ length: 13 }, (_, i) => (i - 7) / 5);
/** The same for every rate, so that it is the rates that differ and not the luck. */
const SECRETS = [1, 2, 3].map((seed) => secretOfSeed(`learning-rate sweep ${seed}`));
const LAST_STEPS = 100;

/** Recorded runs of the transformer that differ in nothing but the peak learning rate, and its seed. */
const RECORDED = [0, 1].flatMap((seed) => [0, 1, 2, 3].map((variant) => `lm__none__s${seed}__v${variant}`));

/** Simulates the whole run of a scenario, from its first step to its last, at each rate and with each seed. */
export function sweepRates(scenario: Scenario): SweptRun[] {
  const { schedule } = scenario;
  const window = { steps: schedule.totalSteps, firstStep: 0 };
  return DECADES.flatMap((decades) => {
    const rate = significant(schedule.peak * Math.exp(decades * Math.LN10));
    const swept: Scenario = { ...scenario, window, schedule: { ...schedule, peak: rate } };
    return SECRETS.map((secret) => {
      const { series } = simulate({ scenario: swept, injections: [], secret });
      return { rate, loss: finalLoss(series['train-loss']) };
    });
  });
}

export function recordedRates(): SweptRun[] {
  return RECORDED.map((run) => ({
    rate: realRun(run).hyper['lr'] as number,
    loss: finalLoss(stepSeries(run, 'train_loss')),
  })).sort((a, b) => a.rate - b.rate);
}

/** Train loss where a run ends: the mean of its last steps. */
export function finalLoss(trainLoss: Float64Array): number {
  const last = trainLoss.subarray(-LAST_STEPS);
  return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}

/** What the seeds of a rate came to. */
export interface Spread {
  readonly rate: number;
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

/** Lowest, mean and highest loss of each rate, rates ascending; runs that diverged are left out. */
export function spreadOf(runs: readonly SweptRun[]): Spread[] {
  const byRate = new Map<number, number[]>();
  for (const { rate, loss } of runs) if (Number.isFinite(loss)) byRate.set(rate, [...(byRate.get(rate) ?? []), loss]);
  return [...byRate]
    .sort(([a], [b]) => a - b)
    .map(([rate, losses]) => ({
      rate,
      low: Math.min(...losses),
      value: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
      high: Math.max(...losses),
    }));
}

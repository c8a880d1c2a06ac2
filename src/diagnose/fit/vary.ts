import { AppError } from '../../core/errors.js';
import { clamp } from '../../core/maths.js';
import type { Stream } from '../../core/rng.js';
import { parseScenario, type Scenario } from '../../run/scenario.js';

/** Variations that break a rule of scenarios are drawn again this often; then the scenario stays as it is. */
const TRIES = 20;

/**
 * A run that nobody has described: the scenario with another data mixture, rate, batch, noise and evaluation, within what
 * teams differ in. The diagnostician is fitted on these, so that it learns what a fault does and not what six scenarios look
 * like.
 */
export function varyScenario(scenario: Scenario, stream: Stream): Scenario {
  for (let i = 0; i < TRIES; i++) {
    try {
      return parseScenario(vary(scenario, stream), 'a varied scenario');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return scenario;
}

function vary(scenario: Scenario, stream: Stream): Scenario {
  /** A factor whose logarithm has this standard deviation. */
  const factor = (spread: number) => Math.exp(spread * stream.normal());
  const { batch, calibration, evaluation, memory, noise, optimizer, schedule, spectrum, window } = scenario;
  const whole = window.firstStep === 0 && schedule.totalSteps === window.steps;
  const steps = Math.round(window.steps * (0.5 + 0.5 * stream.uniform()));
  const rate = factor(0.6);
  const initial = factor(0.4);
  const size = Math.max(batch.ranks, Math.round((batch.size * factor(0.5)) / batch.ranks) * batch.ranks);
  const mix = scenario.sources.map((source) => source.weight * factor(0.8));
  const total = mix.reduce((sum, weight) => sum + weight, 0);
  return {
    ...scenario,
    // Other data: the targets of the modes and the items of the slices follow from the id.
    id: `${scenario.id}-${stream.integer(1e6)}`,
    window: { ...window, steps },
    batch: { ...batch, size },
    schedule: {
      ...schedule,
      peak: schedule.peak * rate,
      floor: clamp(schedule.floor * factor(0.5), 0, 1),
      warmupSteps: Math.min(Math.round(schedule.warmupSteps * factor(0.6)), Math.floor(steps / 3) + window.firstStep),
      totalSteps: whole ? steps : schedule.totalSteps,
    },
    optimizer: { ...optimizer, weightDecay: optimizer.weightDecay * factor(1), clip: optimizer.clip * factor(0.6) },
    spectrum: {
      ...spectrum,
      alpha: spectrum.alpha + 0.05 * stream.normal(),
      reducible: spectrum.reducible * factor(0.15),
      curvature: spectrum.curvature * factor(0.15),
    },
    // Another initialisation: how far the first updates turn the weights, and how these grow.
    groups: scenario.groups.map((group) => ({ ...group, initialRms: group.initialRms * initial * factor(0.3) })),
    sources: scenario.sources.map((source, i) => ({
      ...source,
      weight: i === 0 ? 1 - rounded(mix.slice(1), total) : Number((mix[i]! / total).toFixed(4)),
      floor: source.floor * factor(0.15),
      ownShare: clamp(source.ownShare * factor(0.3), 0, 0.9),
      privateShare: clamp(source.privateShare * factor(1.2), 0.001, 0.6),
      tilt: clamp(source.tilt + 0.7 * stream.normal(), -1, 1),
      evaluationSize: Math.max(100, Math.round(source.evaluationSize * factor(0.8))),
      competence: source.competence + 0.6 * stream.normal(),
    })),
    noise: {
      ...noise,
      lossPerRoot: noise.lossPerRoot * factor(0.3),
      lossHeterogeneity: noise.lossHeterogeneity * factor(0.4),
      gradientPerRoot: noise.gradientPerRoot * factor(0.2),
      gradientScaleEarly: clamp(noise.gradientScaleEarly * factor(0.3), 0, 1),
      gradientScaleLate: clamp(noise.gradientScaleLate * factor(0.3), 0, 1),
      gradientSpikesPerThousand: clamp(noise.gradientSpikesPerThousand * factor(0.8), 0, 50),
      hardBatchesPerThousand: clamp(noise.hardBatchesPerThousand * factor(0.6), 0, 50),
    },
    calibration: {
      ...calibration,
      // The scenario states its speed per step at the peak rate.
      speed: calibration.speed * rate * factor(0.3),
      noise: calibration.noise * factor(0.3),
      slope: calibration.slope * factor(0.2),
      penalty: calibration.penalty * factor(0.8),
    },
    memory: {
      ...memory,
      epochBatches: memory.epochBatches === null ? null : Math.max(8, Math.round(memory.epochBatches * factor(0.6))),
      gainPerVisit: clamp(memory.gainPerVisit * factor(0.5), 0, 1),
      overfitting: memory.overfitting * factor(0.5),
    },
    evaluation: {
      ...evaluation,
      every: Math.max(5, Math.round(evaluation.every * factor(0.4))),
      jitter: evaluation.jitter * factor(0.4),
    },
  };
}

/** Sum of shares as they are written, with four digits. */
function rounded(weights: readonly number[], total: number): number {
  return weights.reduce((sum, weight) => sum + Number((weight / total).toFixed(4)), 0);
}

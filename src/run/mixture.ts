import { power } from '../core/maths.js';
import { createStream, secretOfSeed } from '../core/rng.js';
import type { Causes } from './causes.js';
import type { Scenario } from './scenario.js';
import type { Spectrum } from './spectrum.js';

/**
 * The data: sources with an emphasis on modes and targets of their own. What the sources want of one mode is
 * θ_d = θ · (√(1−p) + √p · ε_d) with ε_d = ±1: a shared part and a private one of energy share p. The signs belong to the
 * data, not to a run, so they are the same in every run of a scenario.
 */
export interface Mixture {
  readonly sources: number;
  /** Sampling weights as the configuration has them; foreign sources 0. Shape [sources]. */
  readonly nominal: Float64Array;
  /** Weights in force. Shape [sources]. */
  readonly weights: Float64Array;
  /** Weights of the step before. Shape [sources]. */
  readonly previous: Float64Array;
  /** Entropy floor in nats. Shape [sources]. */
  readonly floor: Float64Array;
  /** Emphasis and target of each source on each mode, row-major [source][mode]. */
  readonly emphasis: Float64Array;
  readonly target: Float64Array;
  /** Moments of the mixture per mode: Σπa, Σπaθ, Σπaθ². Shape [modes]. */
  readonly strength: Float64Array;
  readonly pull: Float64Array;
  readonly energy: Float64Array;
}

export function createMixture(scenario: Scenario, spectrum: Spectrum): Mixture {
  const all = [...scenario.sources, ...scenario.foreign.map((source) => ({ ...source, weight: 0 }))];
  const { modes } = spectrum;
  const emphasis = new Float64Array(all.length * modes);
  const target = new Float64Array(all.length * modes);
  const middle = Math.sqrt(spectrum.index[0]! * spectrum.index[modes - 1]!);
  const dataSecret = secretOfSeed(`data of ${scenario.id}`);
  all.forEach((source, d) => {
    const signs = createStream(dataSecret, ['target', source.id]);
    const common = Math.sqrt(1 - source.privateShare);
    const own = Math.sqrt(source.privateShare);
    for (let i = 0; i < modes; i++) {
      const sign = signs.uniform() < 0.5 ? -1 : 1;
      emphasis[d * modes + i] = power(spectrum.index[i]! / middle, 0.1 * source.tilt);
      target[d * modes + i] = spectrum.target[i]! * (common + own * sign);
    }
  });
  const mixture: Mixture = {
    sources: all.length,
    nominal: Float64Array.from(all, (source) => source.weight),
    weights: Float64Array.from(all, (source) => source.weight),
    previous: new Float64Array(all.length),
    floor: Float64Array.from(all, (source) => source.floor),
    emphasis,
    target,
    strength: new Float64Array(modes),
    pull: new Float64Array(modes),
    energy: new Float64Array(modes),
  };
  refreshMixture(mixture);
  return mixture;
}

/**
 * Puts the configured weights in force, lets the causes change them, and recomputes the moments where they moved.
 * @returns whether the weights differ from those of the step before
 */
export function setMixture(mixture: Mixture, causes: Causes, step: number): boolean {
  const { weights, nominal, previous } = mixture;
  previous.set(weights);
  weights.set(nominal);
  causes.mixture(step, weights);
  let changed = false;
  for (let d = 0; d < weights.length; d++) if (weights[d] !== previous[d]) changed = true;
  if (changed) refreshMixture(mixture);
  return changed;
}

/** Recomputes the moments after the weights changed. */
function refreshMixture(mixture: Mixture): void {
  const { strength, pull, energy, weights, emphasis, target, sources } = mixture;
  const modes = strength.length;
  strength.fill(0);
  pull.fill(0);
  energy.fill(0);
  for (let d = 0; d < sources; d++) {
    const weight = weights[d]!;
    if (weight === 0) continue;
    for (let i = 0; i < modes; i++) {
      const a = weight * emphasis[d * modes + i]!;
      const theta = target[d * modes + i]!;
      strength[i]! += a;
      pull[i]! += a * theta;
      energy[i]! += a * theta * theta;
    }
  }
}

/** Entropy floor of the mixture in force, in nats. */
export function mixtureFloor(mixture: Mixture): number {
  let floor = 0;
  for (let d = 0; d < mixture.sources; d++) floor += mixture.weights[d]! * mixture.floor[d]!;
  return floor;
}

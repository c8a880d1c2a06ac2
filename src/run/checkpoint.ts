import type { Mixture } from './mixture.js';
import { mixtureFloor } from './mixture.js';
import type { Model } from './model.js';
import { quadraticExcess, saturate } from './model.js';
import type { Scenario } from './scenario.js';
import { learningRateAt } from './schedule.js';

/** Relative length of a coarse step: 3 % of the steps already done. */
const GROWTH = 0.03;

/**
 * Brings a fresh model to the checkpoint at which the window starts: the same equations without noise draws, in steps
 * that grow with the run. Per mode the mean relaxes to the mixture's optimum and the cloud to its stationary spread at
 * the preconditioned rate; ρ² grows by the random walk and shrinks by decay. The moments are left at their means.
 */
export function integrateTo(model: Model, mixture: Mixture, scenario: Scenario, untilStep: number): void {
  const { spectrum, weight, spread, second, first, cross, firstSpread, group, groups } = model;
  const { modes, curvature } = spectrum;
  const { weightDecay, epsilon, beta1 } = scenario.optimizer;
  const unit = scenario.gradientUnit;
  const floor = mixtureFloor(mixture);
  for (let done = 0; done < untilStep; ) {
    const length = Math.min(untilStep - done, Math.max(1, GROWTH * done));
    const learningRate = learningRateAt(scenario.schedule, done + length / 2);
    const excess = quadraticExcess(model, mixture);
    const saturation = scenario.spectrum.saturation;
    const gain = 1 / (1 + excess / saturation);
    const noiseRoot = scenario.noise.gradient * Math.sqrt(floor + saturate(excess, saturation));
    for (let i = 0; i < modes; i++) {
      const variance = spread[modes + group[i]!]!;
      const rho = Math.sqrt(variance);
      const strength = mixture.strength[i]!;
      const h = (unit * gain * curvature[i]! * strength) / variance;
      const optimum = (mixture.pull[i]! / strength) * rho;
      const noise = (unit * unit * noiseRoot * noiseRoot * curvature[i]!) / variance;
      const mean = h * (weight[i]! - optimum);
      const v = mean * mean + h * h * spread[i]! + noise;
      const step = learningRate / (Math.sqrt(v) + epsilon);
      // Decay pulls on the weight, not on the optimum: both relax together.
      const rate = step * h + learningRate * weightDecay;
      const rest = (step * h * optimum) / rate;
      const share = Math.exp(-rate * length);
      weight[i] = rest + (weight[i]! - rest) * share;
      const stationary = (step * step * noise) / (2 * rate);
      spread[i] = stationary + (spread[i]! - stationary) * share * share;
      first[i] = h * (weight[i]! - optimum);
      second[i] = v;
      cross[i] = 0;
      firstSpread[i] = ((1 - beta1) / (1 + beta1)) * v;
    }
    for (let g = 0; g < groups; g++) {
      const j = modes + g;
      // Random walk with normalised steps: learningRate² per step, whatever the gradient's scale.
      const stationary = learningRate / (2 * weightDecay);
      const share = Math.exp(-2 * learningRate * weightDecay * length);
      spread[j] = weightDecay > 0 ? stationary + (spread[j]! - stationary) * share : spread[j]! + learningRate * learningRate * length;
      const noise = (unit * unit * noiseRoot * noiseRoot * curvature[modes - 1]!) / spread[j]!;
      second[j] = noise;
      firstSpread[j] = ((1 - beta1) / (1 + beta1)) * noise;
      cross[j] = 0;
    }
    done += length;
  }
  model.optimizerSteps = Math.round(untilStep);
  model.excess = quadraticExcess(model, mixture);
}

import { power } from '../core/maths.js';
import { createStream } from '../core/rng.js';
import type { Causes } from './causes.js';
import { dataSecret, type Scenario, sourceIds } from './scenario.js';
import type { Spectrum } from './spectrum.js';
import { LAYOUT } from './step.js';

const {
  coarse: COARSE,
  curvature: CURVATURE,
  mixed: MIXED,
  multiplicity: MULTIPLICITY,
  noiseRoot: NOISE_ROOT,
  optimum: OPTIMUM,
  terms: TERMS,
} = LAYOUT;

/**
 * The data: sources with an emphasis on modes and targets of their own. What the sources want of one mode is
 * θ_d = θ · (√(1−p) + √p · ε_d) with signs ε_d: a shared part and a private one of energy share p. The signs belong to the
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
  /** The private part of that target. */
  readonly own: Float64Array;
  /** Share of it that the training documents of a source do not show, now and at the step before. Shape [sources]. */
  readonly untaught: Float64Array;
  readonly untaughtBefore: Float64Array;
  /** What the gradient loop reads, a record a mode (step.ts). */
  readonly terms: Float64Array;
  /** Excess loss at that optimum: sources that want different things cannot all be served. In nats. */
  conflict: number;
}

export function createMixture(scenario: Scenario, spectrum: Spectrum): Mixture {
  const all = [...scenario.sources, ...scenario.foreign.map((source) => ({ ...source, weight: 0 }))];
  const { modes } = spectrum;
  const emphasis = new Float64Array(all.length * modes);
  const target = new Float64Array(all.length * modes);
  const privately = new Float64Array(all.length * modes);
  const middle = Math.sqrt(Math.min(...spectrum.index) * Math.max(...spectrum.index));
  const signs = privateSigns(scenario, spectrum);
  const largest = Math.max(Number.MIN_VALUE, ...scenario.foreign.map((source) => source.surprise));
  all.forEach((source, d) => {
    const common = Math.sqrt(1 - source.privateShare);
    const own = Math.sqrt(source.privateShare);
    const surprise = 'surprise' in source ? source.surprise / largest : 0;
    const overlap = 'overlap' in source ? source.overlap : 1;
    const foreign = 'surprise' in source;
    for (let i = 0; i < modes; i++) {
      const tilted = power(spectrum.index[i]! / middle, 0.1 * source.tilt);
      const coarse = spectrum.coarse[i] === 1;
      const owner = spectrum.owner[i]!;
      const shared = overlap * (coarse ? 1 : tilted) * (1 - ('ownShare' in source ? source.ownShare : 0));
      emphasis[d * modes + i] = spectrum.novel[i] === 1 ? surprise : owner < 0 ? shared : owner === d ? 1 : 0;
      // The frequencies of tokens are nearly the same in all sources of a run; those of foreign data say nothing.
      const wanted = owner >= 0 ? 1 : coarse ? (foreign ? 0 : 1) : common + own * signs[d]![i]!;
      target[d * modes + i] = spectrum.target[i]! * wanted;
      privately[d * modes + i] = coarse || owner >= 0 ? 0 : spectrum.target[i]! * own * signs[d]![i]!;
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
    own: privately,
    untaught: new Float64Array(all.length),
    untaughtBefore: new Float64Array(all.length),
    terms: new Float64Array((modes + scenario.groups.length) * TERMS),
    conflict: 0,
  };
  for (let i = 0; i < modes; i++) {
    const lambda = spectrum.noise[i]!;
    const multiplicity = spectrum.multiplicity[i]!;
    mixture.terms[i * TERMS + MULTIPLICITY] = multiplicity;
    mixture.terms[i * TERMS + CURVATURE] = lambda;
    mixture.terms[i * TERMS + COARSE] = spectrum.coarse[i]! * spectrum.curvature[i]!;
    mixture.terms[i * TERMS + NOISE_ROOT] = Math.sqrt(lambda / multiplicity);
  }
  spectrum.nullDirections.forEach((count, g) => {
    mixture.terms[(modes + g) * TERMS + MULTIPLICITY] = count;
  });
  refreshMixture(mixture, spectrum);
  return mixture;
}

/** Sign patterns tried for each source. */
const TRIALS = 64;

/** Patterns by scenario: they belong to its data. */
const known = new WeakMap<Scenario, readonly Float64Array[]>();

/**
 * Signs of each source's private part, as nearly orthogonal as can be had, in energy, to the shared part and to the
 * private parts of the sources before it: what is private to one source is nobody else's business to first order.
 */
function privateSigns(scenario: Scenario, spectrum: Spectrum): readonly Float64Array[] {
  const before = known.get(scenario);
  if (before !== undefined) return before;
  const energy = spectrum.index.map(
    (_, i) => spectrum.multiplicity[i]! * spectrum.curvature[i]! * spectrum.target[i]! * spectrum.target[i]!,
  );
  const total = energy.reduce((sum, e) => sum + e, 0);
  const overlap = (a: Float64Array, b: Float64Array) =>
    Math.abs(energy.reduce((sum, e, i) => sum + e * a[i]! * b[i]!, 0)) / total;
  const patterns: Float64Array[] = [new Float64Array(spectrum.modes).fill(1)];
  for (const id of sourceIds(scenario)) {
    const stream = createStream(dataSecret(scenario), ['target', id]);
    let best = patterns[0]!;
    let least = Number.POSITIVE_INFINITY;
    for (let trial = 0; trial < TRIALS; trial++) {
      const pattern = new Float64Array(spectrum.modes).map(() => (stream.uniform() < 0.5 ? -1 : 1));
      const worst = Math.max(...patterns.map((other) => overlap(pattern, other)));
      if (worst >= least) continue;
      least = worst;
      best = pattern;
    }
    patterns.push(best);
  }
  const signs = patterns.slice(1);
  known.set(scenario, signs);
  return signs;
}

/**
 * Puts the configured weights and documents in force, lets the causes change them, and recomputes the moments where they moved.
 * @returns whether anything differs from the step before
 */
export function setMixture(mixture: Mixture, spectrum: Spectrum, causes: Causes, step: number): boolean {
  const { weights, nominal, previous, untaught, untaughtBefore } = mixture;
  previous.set(weights);
  weights.set(nominal);
  causes.change('mixture', step, weights);
  untaughtBefore.set(untaught);
  untaught.fill(0);
  causes.change('untaught', step, untaught);
  let changed = false;
  for (let d = 0; d < weights.length; d++)
    if (weights[d] !== previous[d] || untaught[d] !== untaughtBefore[d]) changed = true;
  if (changed) refreshMixture(mixture, spectrum);
  return changed;
}

/** Recomputes the moments after the weights changed. */
function refreshMixture(mixture: Mixture, spectrum: Spectrum): void {
  const { terms, weights, emphasis, target, own, untaught, sources } = mixture;
  const { modes } = spectrum;
  mixture.conflict = 0;
  for (let i = 0; i < modes; i++) {
    let strength = 0;
    let pull = 0;
    let energy = 0;
    for (let d = 0; d < sources; d++) {
      const a = weights[d]! * emphasis[d * modes + i]!;
      const theta = target[d * modes + i]! - untaught[d]! * own[d * modes + i]!;
      strength += a;
      pull += a * theta;
      energy += a * theta * theta;
    }
    terms[i * TERMS + MIXED] = spectrum.curvature[i]! * strength;
    const optimum = strength > 0 ? pull / strength : 0;
    terms[i * TERMS + OPTIMUM] = optimum;
    mixture.conflict += (spectrum.multiplicity[i]! * spectrum.curvature[i]! * (energy - pull * optimum)) / 2;
  }
}

/** Entropy floor of the mixture in force, in nats. */
export function mixtureFloor(mixture: Mixture): number {
  let floor = 0;
  for (let d = 0; d < mixture.sources; d++) floor += mixture.weights[d]! * mixture.floor[d]!;
  return floor;
}

import { power } from '../core/maths.js';
import type { Scenario } from './scenario.js';

/**
 * The task as modes: each bin stands for `multiplicity` directions of one frequency. Shapes: [modes].
 * Frequency k is met by `degeneracy` independent directions of curvature λ_k = curvature · k^-alpha; target energy ½λθ² ∝ k^-(1+beta), which makes the loss fall as a power law
 * (Bahri et al. 2021; Maloney et al. 2022; Paquette et al. 2024).
 */
export interface Spectrum {
  readonly modes: number;
  /** Modes are stored group by group: those of layer group g are first[g] … first[g + 1] − 1. Shape [groups + 1]. */
  readonly first: Uint16Array;
  /** Parameters of each group that no mode stands for: they only walk at random. Shape [groups]. */
  readonly nullDirections: Float64Array;
  /** Curvature whose noise a null direction has, in nats per squared unit of the function. */
  readonly nullCurvature: number;
  /** Directions in the bin. */
  readonly multiplicity: Float64Array;
  /** Centre of the bin as a frequency index. */
  readonly index: Float64Array;
  /** λ, in nats per squared unit of the function. */
  readonly curvature: Float64Array;
  /** Curvature that the noise of the run's own data has in it, in nats per squared unit of the function. */
  readonly noise: Float64Array;
  /** |θ| of one direction of the shared target, in units of the function. */
  readonly target: Float64Array;
  /** 1 where only foreign data have a curvature, else 0. */
  readonly novel: Uint8Array;
  /** 1 for the frequencies of tokens or classes, which labels drawn at random would make equal, else 0. */
  readonly coarse: Uint8Array;
  /** Source that alone has something to learn in it, by its number; −1: all of them. */
  readonly owner: Int8Array;
}

/**
 * Geometric bin edges from .5 to frequencies + .5. The first bins hold a part of a frequency's directions: no single mode
 * carries so much of the target that one sign decides how two sources get along.
 */
function binEdges(modes: number, frequencies: number): Float64Array {
  const ratio = Math.exp(Math.log(2 * frequencies + 1) / modes);
  const edges = new Float64Array(modes + 1);
  edges[0] = 0.5;
  for (let i = 0; i < modes; i++) edges[i + 1] = edges[i]! * ratio;
  return edges;
}

/** Bins of what is learned first. */
const COARSE_BINS = 4;
/** Bins of what one source alone teaches. */
const OWN_BINS = 6;
/** First frequency of what one source alone teaches: an exception is finer than the rule. */
const OWN_FROM = 2;
/** Share of the null directions in which foreign data have something to teach. */
const NOVEL_SHARE = 0.003;

/** What one record of the spectrum stands for, before it is dealt to a group. */
interface Bin {
  readonly multiplicity: number;
  readonly index: number;
  readonly curvature: number;
  readonly noise: number;
  readonly target: number;
  readonly kind: 'coarse' | 'power law' | 'own' | 'novel';
  readonly owner: number;
}

/** Bins are dealt to the layer groups in turn, so that every group learns coarse and fine things. */
export function createSpectrum(scenario: Scenario): Spectrum {
  const bins = [...coarseBins(scenario), ...powerLawBins(scenario), ...ownBins(scenario), ...novelBins(scenario)];
  const { order, first } = dealt(bins.length, scenario.groups.length);
  const nullDirections = Float64Array.from(scenario.groups, ({ parameters }, g) => {
    let own = 0;
    for (let at = first[g]!; at < first[g + 1]!; at++) own += bins[order[at]!]!.multiplicity;
    return Math.max(0, parameters * scenario.parameters - own);
  });
  const total = bins.reduce((sum, { multiplicity, noise }) => sum + multiplicity * noise, 0);
  const walking = bins.reduce((sum, { kind, multiplicity }) => sum + (kind === 'novel' ? multiplicity : 0), 0);
  const nulls = nullDirections.reduce((sum, count) => sum + count, walking);
  const nullCurvature = nulls > 0 ? (scenario.noise.nullShare * total) / nulls : 0;
  const read = (value: (bin: Bin) => number) => Float64Array.from(order, (at) => value(bins[at]!));
  return {
    modes: bins.length,
    first,
    nullDirections,
    nullCurvature,
    multiplicity: read((bin) => bin.multiplicity),
    index: read((bin) => bin.index),
    curvature: read((bin) => bin.curvature),
    noise: read((bin) => (bin.kind === 'novel' ? nullCurvature : bin.noise)),
    target: read((bin) => bin.target),
    novel: Uint8Array.from(order, (at) => (bins[at]!.kind === 'novel' ? 1 : 0)),
    coarse: Uint8Array.from(order, (at) => (bins[at]!.kind === 'coarse' ? 1 : 0)),
    owner: Int8Array.from(order, (at) => bins[at]!.owner),
  };
}

/** |θ| of n directions of curvature λ that hold so many nats together. */
const targetOf = (nats: number, multiplicity: number, curvature: number) =>
  Math.sqrt((2 * nats) / multiplicity / curvature);

function powerLawBins({ spectrum }: Scenario): Bin[] {
  const held = spectrum.reducible * (1 - (spectrum.coarse?.share ?? 0));
  return powerLaw(spectrum, spectrum.modes, 1).map(({ energy, ...bin }): Bin => {
    const target = targetOf(held * energy, bin.multiplicity, bin.curvature);
    return { ...bin, noise: bin.curvature, target, kind: 'power law', owner: -1 };
  });
}

/** Bins of a power law of so many modes, the part `share` of its directions; the shares of the energy sum to 1. */
function powerLaw(
  { directions, degeneracy, alpha, beta, curvature }: Scenario['spectrum'],
  modes: number,
  share: number,
  from = 1,
) {
  const edges = binEdges(modes, directions / degeneracy);
  const shapes = Array.from({ length: modes }, (_, bin) => {
    const index = from * Math.sqrt(edges[bin]! * edges[bin + 1]!);
    const multiplicity = share * degeneracy * (edges[bin + 1]! - edges[bin]!);
    return { index, multiplicity, energy: power(index, -1 - beta), curvature: curvature * power(index, -alpha) };
  });
  const total = shapes.reduce((sum, { multiplicity, energy }) => sum + multiplicity * energy, 0);
  return shapes.map((shape) => ({ ...shape, energy: (shape.multiplicity * shape.energy) / total }));
}

/**
 * What one source alone teaches: a power law of its own. Only its examples pull there, and only theirs is the noise, so that it
 * is learned the later, the rarer they are.
 */
function ownBins({ spectrum, sources }: Scenario): Bin[] {
  return sources.flatMap(({ ownShare, weight }, owner) =>
    ownShare === 0
      ? []
      : powerLaw(spectrum, OWN_BINS, ownShare, OWN_FROM).map(({ energy, ...bin }): Bin => {
          const target = targetOf(spectrum.reducible * ownShare * energy, bin.multiplicity, bin.curvature);
          return { ...bin, noise: weight * bin.curvature, target, kind: 'own', owner };
        }),
  );
}

/** Few directions in which every token pulls: they make the first gradients large and are learned at once. */
function coarseBins({ spectrum }: Scenario): Bin[] {
  const { coarse, degeneracy, reducible } = spectrum;
  if (coarse === null) return [];
  const curvature = spectrum.curvature * coarse.steepness;
  const target = targetOf((reducible * coarse.share) / COARSE_BINS, degeneracy, curvature);
  const noise = spectrum.curvature;
  return Array.from({ length: COARSE_BINS }, () => ({
    multiplicity: degeneracy,
    index: 1,
    curvature,
    noise,
    target,
    kind: 'coarse' as const,
    owner: -1,
  }));
}

/**
 * Directions that the run's own data leave alone, so that they walk at random like null directions, and in which foreign data
 * have a curvature: on them the model says something at random, and surely. To unlearn that is what foreign data teach.
 */
function novelBins({ spectrum, foreign, parameters, groups }: Scenario): Bin[] {
  const surprise = Math.max(0, ...foreign.map((source) => source.surprise));
  if (surprise === 0) return [];
  const multiplicity = (NOVEL_SHARE * Math.max(0, parameters - spectrum.directions)) / groups.length;
  // A direction of relative size 1 costs half its curvature.
  const curvature = (2 * surprise) / (groups.length * multiplicity);
  return groups.map(() => ({
    multiplicity,
    index: 1,
    curvature,
    noise: 0,
    target: 0,
    kind: 'novel' as const,
    owner: -1,
  }));
}

/** Bins in storage order, and where each group begins. */
function dealt(modes: number, groups: number): { order: Float64Array; first: Uint16Array } {
  const order: number[] = [];
  const first = new Uint16Array(groups + 1);
  for (let g = 0; g < groups; g++) {
    for (let bin = g; bin < modes; bin += groups) order.push(bin);
    first[g + 1] = order.length;
  }
  return { order: Float64Array.from(order), first };
}

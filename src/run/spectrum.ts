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
  /** Directions in the bin. */
  readonly multiplicity: Float64Array;
  /** Centre of the bin as a frequency index. */
  readonly index: Float64Array;
  /** λ, in nats per squared unit of the function. */
  readonly curvature: Float64Array;
  /** |θ| of one direction of the shared target, in units of the function. */
  readonly target: Float64Array;
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

/** Bins are dealt to the layer groups in turn, so that every group learns coarse and fine things. */
export function createSpectrum(scenario: Scenario): Spectrum {
  const { modes, directions, degeneracy, alpha, beta, curvature, reducible } = scenario.spectrum;
  const edges = binEdges(modes, directions / degeneracy);
  const { order, first } = dealt(modes, scenario.groups.length);
  const multiplicity = order.map((bin) => degeneracy * (edges[bin + 1]! - edges[bin]!));
  const index = order.map((bin) => Math.sqrt(edges[bin]! * edges[bin + 1]!));
  const energy = index.map((k) => power(k, -1 - beta));
  let total = 0;
  for (let i = 0; i < modes; i++) total += multiplicity[i]! * energy[i]!;
  const curvatures = index.map((k) => curvature * power(k, -alpha));
  const target = index.map((_, i) => Math.sqrt((2 * reducible * energy[i]!) / total / curvatures[i]!));
  return { modes, first, multiplicity, index, curvature: curvatures, target };
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

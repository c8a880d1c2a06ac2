import { power } from '../core/maths.js';
import type { Scenario } from './scenario.js';

/**
 * The task as modes: each bin stands for `multiplicity` directions of one frequency. Shapes: [modes].
 * Frequency k is met by `degeneracy` independent directions of curvature λ_k = curvature · k^-alpha; target energy ½λθ² ∝ k^-(1+beta), which makes the loss fall as a power law
 * (Bahri et al. 2021; Maloney et al. 2022; Paquette et al. 2024).
 */
export interface Spectrum {
  readonly modes: number;
  /** Directions in the bin. */
  readonly multiplicity: Float64Array;
  /** Centre of the bin as a frequency index. */
  readonly index: Float64Array;
  /** λ, in nats per squared unit of the function. */
  readonly curvature: Float64Array;
  /** |θ| of one direction of the shared target, in units of the function. */
  readonly target: Float64Array;
}

/** Bin edges from .5 to frequencies + .5: unit bins first, then geometric ones. */
function binEdges(modes: number, frequencies: number): Float64Array {
  const edges = new Float64Array(modes + 1);
  const fill = (ratio: number): number => {
    edges[0] = 0.5;
    for (let i = 0; i < modes; i++) edges[i + 1] = Math.max(edges[i]! + 1, edges[i]! * ratio);
    return edges[modes]!;
  };
  let low = 1;
  let high = frequencies + 1;
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (fill(middle) < frequencies + 0.5) low = middle;
    else high = middle;
  }
  fill(high);
  return edges;
}

export function createSpectrum(scenario: Scenario): Spectrum {
  const { modes, directions, degeneracy, alpha, beta, curvature, reducible } = scenario.spectrum;
  const edges = binEdges(modes, directions / degeneracy);
  const multiplicity = new Float64Array(modes);
  const index = new Float64Array(modes);
  const curvatures = new Float64Array(modes);
  const target = new Float64Array(modes);
  let energy = 0;
  for (let i = 0; i < modes; i++) {
    multiplicity[i] = degeneracy * (edges[i + 1]! - edges[i]!);
    index[i] = Math.sqrt(Math.max(edges[i]!, 0.5) * edges[i + 1]!);
    curvatures[i] = curvature * power(index[i]!, -alpha);
    energy += multiplicity[i]! * power(index[i]!, -1 - beta);
  }
  for (let i = 0; i < modes; i++)
    target[i] = Math.sqrt((2 * reducible * power(index[i]!, -1 - beta)) / energy / curvatures[i]!);
  return { modes, multiplicity, index, curvature: curvatures, target };
}

/** A smooth function: writes its gradient and returns its value. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

/** Pairs of steps and gradient changes that the curvature is estimated from. */
const MEMORY = 8;

/** Sufficient decrease (Armijo) and halvings of a step before it is given up. */
const DECREASE = 1e-4;
const HALVINGS = 25;

/**
 * Limited-memory BFGS with backtracking (Nocedal & Wright 2006, algorithm 7.4).
 * @param start where to begin; it is not changed
 * @param tolerance relative decrease below which it stops
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  iterations: number,
  tolerance = 1e-6,
): Float64Array {
  const size = start.length;
  let at = Float64Array.from(start);
  let gradient = new Float64Array(size);
  let value = objective(at, gradient);
  const pairs: { step: Float64Array; change: Float64Array; curvature: number }[] = [];
  for (let i = 0; i < iterations; i++) {
    const direction = descent(gradient, pairs);
    const slope = dot(direction, gradient);
    if (!(slope < 0)) break;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let length = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let nextValue = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < HALVINGS; halving++, length /= 2) {
      for (let k = 0; k < size; k++) next[k] = at[k]! + length * direction[k]!;
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + DECREASE * length * slope) break;
    }
    if (!(nextValue < value)) break;
    const step = next.map((x, k) => x - at[k]!);
    const change = nextGradient.map((x, k) => x - gradient[k]!);
    const curvature = dot(step, change);
    if (curvature > 1e-12) pairs.push({ step, change, curvature });
    if (pairs.length > MEMORY) pairs.shift();
    const decrease = (value - nextValue) / Math.max(1e-12, Math.abs(value));
    at = next;
    gradient = nextGradient;
    value = nextValue;
    if (decrease < tolerance) break;
  }
  return at;
}

function descent(
  gradient: Float64Array,
  pairs: readonly { readonly step: Float64Array; readonly change: Float64Array; readonly curvature: number }[],
): Float64Array {
  const direction = gradient.map((x) => -x);
  const shares: number[] = [];
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { step, change, curvature } = pairs[i]!;
    const share = dot(step, direction) / curvature;
    shares[i] = share;
    for (let k = 0; k < direction.length; k++) direction[k]! -= share * change[k]!;
  }
  const last = pairs.at(-1);
  if (last !== undefined) {
    const scale = last.curvature / dot(last.change, last.change);
    for (let k = 0; k < direction.length; k++) direction[k]! *= scale;
  }
  pairs.forEach(({ step, change, curvature }, i) => {
    const back = shares[i]! - dot(change, direction) / curvature;
    for (let k = 0; k < direction.length; k++) direction[k]! += back * step[k]!;
  });
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

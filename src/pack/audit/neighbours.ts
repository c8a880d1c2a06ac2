import { clamp } from '../../core/maths.js';

interface Example {
  readonly cause: string;
  readonly summaries: readonly number[];
}

/** Standardised values are held within ± this, so that one summary cannot decide alone … */
const FURTHEST = 5;
/** … but for a number that is not finite, which is further from all that are. */
const NOT_FINITE = 10;
/** Interquartile range of a standard normal distribution. */
const NORMAL_RANGE = 1.349;
/** Most examples that are remembered. */
const MOST = 2000;

/** One nearest neighbour by Euclidean distance on standardised summaries. */
export interface NearestNeighbour {
  causeOf(summaries: readonly number[]): string;
  /** How many of the remembered examples have the cause of their own nearest neighbour. */
  readonly right: number;
  readonly n: number;
}

/** Remembers examples, at least one; each summary is centred at its median and scaled by its interquartile range. */
export function nearestNeighbour(examples: readonly Example[]): NearestNeighbour {
  const remembered = examples.slice(0, MOST);
  const scales = remembered[0]!.summaries.map((_, feature) =>
    scaleOf(remembered.map(({ summaries }) => summaries[feature]!)),
  );
  const points = remembered.map(({ summaries }) => standardised(summaries, scales));
  const nearest = (point: Float64Array, except: number): number => {
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (let i = 0; i < points.length; i++) {
      if (i === except) continue;
      const distance = squaredDistance(point, points[i]!, least);
      if (distance < least) [best, least] = [i, distance];
    }
    return best;
  };
  let right = 0;
  for (const [i, { cause }] of remembered.entries()) {
    const other = nearest(points[i]!, i);
    if (other >= 0 && remembered[other]!.cause === cause) right += 1;
  }
  return {
    causeOf: (summaries) => remembered[nearest(standardised(summaries, scales), -1)]!.cause,
    right,
    n: remembered.length,
  };
}

interface Scale {
  readonly centre: number;
  /** 0: the summary tells nothing apart. */
  readonly factor: number;
}

function scaleOf(values: readonly number[]): Scale {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return { centre: 0, factor: 0 };
  const quantile = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const range = (quantile(0.75) - quantile(0.25)) / NORMAL_RANGE;
  // Where the middle half is one value, such as a rate that is the planned one in most runs, the whole range serves.
  const spread = range > 0 ? range : sorted.at(-1)! - sorted[0]!;
  return { centre: quantile(0.5), factor: spread > 0 ? 1 / spread : 0 };
}

function standardised(summaries: readonly number[], scales: readonly Scale[]): Float64Array {
  return Float64Array.from(summaries, (value, feature) => {
    const { centre, factor } = scales[feature]!;
    return Number.isFinite(value) ? clamp((value - centre) * factor, -FURTHEST, FURTHEST) : NOT_FINITE;
  });
}

/** Stops adding where the sum is no longer below `limit`. */
function squaredDistance(a: Float64Array, b: Float64Array, limit: number): number {
  let sum = 0;
  for (let i = 0; i < a.length && sum < limit; i++) {
    const difference = a[i]! - b[i]!;
    sum += difference * difference;
  }
  return sum;
}

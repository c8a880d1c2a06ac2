/** A line through one number, and a cause for either side. */
export interface Threshold {
  /** Index of the summary. */
  readonly feature: number;
  /** Below or at it: the first side. */
  readonly cut: number;
  readonly sides: readonly [Side, Side];
}

/** The commonest cause of some puzzles, and in how many of them it is. */
export interface Side {
  readonly cause: string;
  readonly right: number;
  readonly n: number;
}

interface Example {
  readonly cause: string;
  readonly summaries: readonly number[];
}

/** A number that is not one (the run diverged) lies beyond all others. */
const ordered = (value: number): number => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value);

/**
 * The summary, the cut and the two causes that are right most often: every cut between two different values of every
 * summary is tried.
 * @param examples at least one
 */
export function bestThreshold(examples: readonly Example[]): Threshold {
  const features = examples[0]!.summaries.length;
  const whole = commonest(examples.map(({ cause }) => cause));
  let best: Threshold = {
    feature: 0,
    cut: Number.POSITIVE_INFINITY,
    sides: [whole, whole],
  };
  let most = whole.right;
  for (let feature = 0; feature < features; feature++) {
    const order = examples
      .map(({ summaries, cause }) => ({ value: ordered(summaries[feature]!), cause }))
      .sort((a, b) => (a.value === b.value ? 0 : a.value - b.value));
    const causes = order.map(({ cause }) => cause);
    const below = runningMost(causes);
    const above = runningMost(causes.toReversed());
    for (let n = 1; n < order.length; n++) {
      const [low, high] = [order[n - 1]!.value, order[n]!.value];
      const right = below[n]! + above[order.length - n]!;
      if (low === high || right <= most) continue;
      most = right;
      best = { feature, cut: low, sides: [commonest(causes.slice(0, n)), commonest(causes.slice(n))] };
    }
  }
  return best;
}

export function sideOf({ feature, cut, sides }: Threshold, summaries: readonly number[]): Side {
  return sides[ordered(summaries[feature]!) <= cut ? 0 : 1];
}

/** The commonest of some causes; the first by name among equals. */
export function commonest(causes: readonly string[]): Side {
  const counts = new Map<string, number>();
  for (const cause of causes) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  const [cause, right] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]!;
  return { cause, right, n: causes.length };
}

/** [n]: how often the commonest of the first n causes is among them. */
function runningMost(causes: readonly string[]): Int32Array {
  const counts = new Map<string, number>();
  const most = new Int32Array(causes.length + 1);
  for (const [i, cause] of causes.entries()) {
    const count = (counts.get(cause) ?? 0) + 1;
    counts.set(cause, count);
    most[i + 1] = Math.max(most[i]!, count);
  }
  return most;
}

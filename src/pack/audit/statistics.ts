/** A measure of how much the groups differ; the larger, the more. Called with the groups of all puzzles. */
export type Statistic = (labels: Int32Array) => number;

/** Which puzzles may change places with one another; −1: left out of the test. */
export type Strata = Int32Array;

interface Sample {
  /** Group of each puzzle. Shuffling within strata must leave the sizes of the groups as they are. */
  readonly labels: Int32Array;
  readonly groups: number;
  readonly strata: Strata;
}

/**
 * Kruskal & Wallis's H (1952, JASA 47) with mid-ranks for ties, ranked within strata and summed over all groups: 0 where
 * the mean ranks of all groups agree.
 */
export function kruskalWallis(values: readonly number[], { labels, groups, strata }: Sample): Statistic {
  const scores = rankScores(values, strata);
  const sizes = countsOf(labels, strata, groups);
  const sums = new Float64Array(groups);
  return (now) => {
    sums.fill(0);
    for (let i = 0; i < now.length; i++) if (strata[i]! >= 0) sums[now[i]!]! += scores[i]!;
    let h = 0;
    for (let g = 0; g < groups; g++) if (sizes[g]! > 0) h += (sums[g]! * sums[g]!) / sizes[g]!;
    return h;
  };
}

/** Mid-ranks within each stratum, moved and scaled to mean 0 and variance 1 (divisor n − 1); 0 where all are equal. */
export function rankScores(values: readonly number[], strata: Strata): Float64Array {
  const scores = new Float64Array(values.length);
  for (const members of membersOf(strata)) {
    const order = members.toSorted((a, b) => values[a]! - values[b]!);
    const middle = (order.length - 1) / 2;
    let squares = 0;
    for (let from = 0; from < order.length; ) {
      let to = from + 1;
      while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
      const score = (from + to - 1) / 2 - middle;
      for (let at = from; at < to; at++) scores[order[at]!] = score;
      squares += (to - from) * score * score;
      from = to;
    }
    if (squares === 0) continue;
    const scale = 1 / Math.sqrt(squares / (order.length - 1));
    for (const i of order) scores[i]! *= scale;
  }
  return scores;
}

/**
 * Pearson's chi-square of the table of groups and categories, one table a scenario, summed.
 * @param scenarios scenario of each puzzle; a group and a category belong to one scenario
 */
export function chiSquare(
  categories: readonly string[],
  scenarios: readonly string[],
  { labels, groups, strata }: Sample,
): Statistic {
  const codes = new Int32Array(labels.length);
  const totals: number[] = [];
  const totalOfCode: number[] = [];
  const codeOf = pooledCodes(categories, scenarios, strata);
  const sizeOf = new Map<string, number>();
  for (const [i, scenario] of scenarios.entries()) {
    if (strata[i]! < 0) continue;
    codes[i] = codeOf(i);
    totals[codes[i]!] = (totals[codes[i]!] ?? 0) + 1;
    sizeOf.set(scenario, (sizeOf.get(scenario) ?? 0) + 1);
  }
  for (const [i, scenario] of scenarios.entries()) if (strata[i]! >= 0) totalOfCode[codes[i]!] = sizeOf.get(scenario)!;
  const weights = Float64Array.from(totals, (total, code) => totalOfCode[code]! / total);
  const sizes = countsOf(labels, strata, groups);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const table = sparseTable(groups * totals.length);
  return (now) => {
    // n (Σ O² / (row · column) − 1), with O² as the sum of the first O odd numbers.
    let sum = 0;
    for (let i = 0; i < now.length; i++) {
      if (strata[i]! < 0) continue;
      const cell = now[i]! * totals.length + codes[i]!;
      sum += (table.oddNumber(cell) * weights[codes[i]!]!) / sizes[now[i]!]!;
    }
    table.clear();
    return sum - all;
  };
}

/** How far the number of neighbours of one group is from what chance would bring. */
export function equalNeighbours({ labels, groups, strata }: Sample): Statistic {
  const sizes = countsOf(labels, strata, groups);
  const members = membersOf(strata);
  const pairsWithin = members.map((indices) => {
    const present = new Set(indices.map((i) => labels[i]!));
    const pairs = [...present].reduce((sum, group) => sum + sizes[group]! * (sizes[group]! - 1), 0);
    return indices.length < 2 ? 0 : pairs / (indices.length * (indices.length - 1));
  });
  let expected = 0;
  for (let i = 1; i < labels.length; i++) if (strata[i] === strata[i - 1]) expected += pairsWithin[strata[i]!]!;
  return (now) => {
    let equal = 0;
    for (let i = 1; i < now.length; i++) if (now[i] === now[i - 1]) equal += 1;
    return Math.abs(equal - expected);
  };
}

/** Chi-square of the table of each puzzle's group and that of the puzzle before it, but for a constant. */
export function neighbourPairs({ labels, groups, strata }: Sample): Statistic {
  const sizes = countsOf(labels, strata, groups);
  const table = sparseTable(groups * groups);
  return (now) => {
    let sum = 0;
    for (let i = 1; i < now.length; i++) {
      const [before, after] = [now[i - 1]!, now[i]!];
      sum += table.oddNumber(before * groups + after) / (sizes[before]! * sizes[after]!);
    }
    table.clear();
    return now.length * sum;
  };
}

/** Indices by stratum. */
export function membersOf(strata: Strata): number[][] {
  const members: number[][] = [];
  for (let i = 0; i < strata.length; i++) {
    const stratum = strata[i]!;
    if (stratum < 0) continue;
    members[stratum] ??= [];
    members[stratum].push(i);
  }
  return members;
}

function countsOf(labels: Int32Array, strata: Strata, groups: number): Int32Array {
  const sizes = new Int32Array(groups);
  for (let i = 0; i < labels.length; i++) if (strata[i]! >= 0) sizes[labels[i]!]! += 1;
  return sizes;
}

/** Numbers the categories of each scenario; those met once are one category, since no group can be told by them. */
function pooledCodes(categories: readonly string[], scenarios: readonly string[], strata: Strata) {
  const name = (i: number) => JSON.stringify([scenarios[i], categories[i]]);
  const met = new Map<string, number>();
  for (let i = 0; i < categories.length; i++) if (strata[i]! >= 0) met.set(name(i), (met.get(name(i)) ?? 0) + 1);
  const codes = new Map<string, number>();
  return (i: number): number => {
    const key = met.get(name(i)) === 1 ? JSON.stringify([scenarios[i]]) : name(i);
    if (!codes.has(key)) codes.set(key, codes.size);
    return codes.get(key)!;
  };
}

/** Counts that are cleared by going back over the cells touched: a table may be far larger than a pack. */
function sparseTable(cells: number) {
  const counts = new Int32Array(cells);
  const touched: number[] = [];
  return {
    /** Counts one more: 1, 3, 5 … for the first, second, third of a cell; they add up to the square of the count. */
    oddNumber(cell: number): number {
      if (counts[cell] === 0) touched.push(cell);
      counts[cell]! += 1;
      return 2 * counts[cell]! - 1;
    },
    clear(): void {
      for (const cell of touched) counts[cell] = 0;
      touched.length = 0;
    },
  };
}

/** Points of a line. Shapes: [points]. */
export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** A stretch without values is a gap from here on, in usual distances of two values; shorter ones are how often a job logs. */
const GAP = 8;

/**
 * The values of a line that there are, with a NaN in each gap. A job that logs one thing every step and another every tenth
 * has rows without a value in between, which are no gaps.
 */
export function pointsOf(steps: ArrayLike<number>, values: ArrayLike<number>): Points {
  const rows = Array.from(values, (_, row) => row).filter((row) => Number.isFinite(values[row]));
  const distances = rows.slice(1).map((row, i) => row - rows[i]!);
  const usual = distances.sort((a, b) => a - b)[distances.length >> 1] ?? 1;
  const points = { steps: [] as number[], values: [] as number[] };
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before !== undefined && row - before > GAP * usual) {
      points.steps.push((steps[before]! + steps[row]!) / 2);
      points.values.push(Number.NaN);
    }
    points.steps.push(steps[row]!);
    points.values.push(values[row]!);
  });
  return points;
}

/**
 * At most `most` points: the lowest and the highest of every stretch, in the order in which they occurred, so that a spike of
 * one step stays; a stretch with a gap in it keeps the gap where there is room.
 */
export function thin({ steps, values }: Points, most: number): Points {
  if (values.length <= most) return { steps, values };
  const columns = Math.max(1, Math.floor(most / 3));
  const kept: number[] = [];
  for (let column = 0; column < columns; column++) {
    const start = Math.floor((values.length * column) / columns);
    const end = Math.floor((values.length * (column + 1)) / columns);
    const chosen = new Set<number>();
    let low = -1;
    let high = -1;
    for (let i = start; i < end; i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) {
        if (chosen.size === 0) chosen.add(i);
        continue;
      }
      if (low < 0 || value < values[low]!) low = i;
      if (high < 0 || value > values[high]!) high = i;
    }
    if (low >= 0) chosen.add(low).add(high);
    kept.push(...[...chosen].sort((a, b) => a - b));
  }
  return { steps: kept.map((i) => steps[i]!), values: kept.map((i) => values[i]!) };
}

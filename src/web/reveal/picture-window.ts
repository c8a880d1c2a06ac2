/** Steps that a picture shows. */
export interface PictureWindow {
  readonly from: number;
  readonly to: number;
}

/** Width of a window in lengths of what it is about, and the fewest values it shows. */
const LENGTHS = 4;
const LEAST_VALUES = 24;
/** A window wider than this share of the run gains nothing over all of it. */
const WIDEST = 0.5;

/**
 * The part of a run in which the steps of a sentence can be seen: the whole run, unless they are few of it.
 * @param at steps of the values; null: every step
 */
export function pictureWindow(
  { from, to }: PictureWindow,
  steps: number,
  at: readonly number[] | null,
): PictureWindow | undefined {
  const apart = at === null || at.length < 2 ? 1 : at[1]! - at[0]!;
  const width = Math.max(LENGTHS * (to - from + 1), LEAST_VALUES * apart);
  const last = steps - 1;
  if (width > WIDEST * last) return undefined;
  const begin = Math.min(Math.max(0, Math.round((from + to - width) / 2)), last - width);
  return { from: begin, to: begin + width };
}

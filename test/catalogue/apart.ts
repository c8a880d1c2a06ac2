import type { CauseReply } from './worker.js';

/** Two causes are not told apart where fewer of their visible runs than this are nearer to their own. */
export const TOLD_APART = 0.6;

/** Of fewer visible runs nothing is concluded: the cause can hardly be drawn in the scenario. */
const RUNS = 6;

/** Pairs that are named although they are told apart. */
const NAMED = 3;

/** A pair of causes, and the share of their runs that have more probability on their own cause than on the other. */
export interface Pair {
  readonly pair: readonly [string, string];
  readonly right: number;
}

/**
 * Which causes of one scenario are not told apart, which are nearest to it, and which hardly ever show, so that none of their runs
 * could be taken for another.
 */
export function apartOf(replies: readonly CauseReply[]): {
  readonly candidates: number;
  readonly worst: readonly Pair[];
  readonly near: readonly (readonly [string, string])[];
  readonly invisible: readonly string[];
} {
  const invisible = replies.filter(({ judged }) => judged.length < RUNS).map(({ cause }) => cause);
  const shown = replies.filter(({ judged }) => judged.length >= RUNS);
  const all: Pair[] = shown.flatMap((one, i) =>
    shown.slice(i + 1).map((other): Pair => ({ pair: [one.cause, other.cause], right: toldApart(one, other) })),
  );
  const worst = all.toSorted((a, b) => a.right - b.right).slice(0, NAMED);
  const near = all.filter(({ right }) => right < TOLD_APART).map(({ pair }) => pair);
  return { candidates: replies.length, worst, near, invisible };
}

/** Mean over both causes of the share of runs with more probability on their own. */
function toldApart(one: CauseReply, other: CauseReply): number {
  const share = (own: CauseReply, rival: string) =>
    own.judged.filter((p) => (p[own.cause] ?? 0) > (p[rival] ?? 0)).length / own.judged.length;
  return (share(one, other.cause) + share(other, one.cause)) / 2;
}

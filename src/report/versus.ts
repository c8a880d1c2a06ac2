import type { Diagnosis } from '../diagnose/diagnosis.js';
import type { Panel } from '../diagnose/panels.js';

/** Why one cause and not another: the parts that the log-odds between the two are the sum of. In nats. */
export interface Versus {
  readonly cause: string;
  readonly other: string;
  readonly prior: number;
  /** Every weighed panel, the heaviest first; positive speaks for `cause`. */
  readonly panels: readonly { readonly panel: Panel; readonly weight: number }[];
  readonly logOdds: number;
}

/** @returns null where there is no second cause */
export function leadingVersusRunnerUp({ causes, evidence, prior }: Diagnosis): Versus | null {
  const [first, second] = causes;
  if (first === undefined || second === undefined) return null;
  const [cause, other] = [first.id, second.id];
  const panels = evidence.map(({ panel, weights }) => ({ panel, weight: weights[cause]! - weights[other]! }));
  const before = Math.log(prior[cause]! / prior[other]!);
  return {
    cause,
    other,
    prior: before,
    panels: panels.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    logOdds: panels.reduce((sum, { weight }) => sum + weight, before),
  };
}

/** A panel that weighs less than this, in nats, is not worth a line. */
const LIGHT = 0.05;

/** The panels that decide between the two, the heaviest first. */
export const toldPanels = ({ panels }: Versus): Versus['panels'] =>
  panels.filter(({ weight }) => Math.abs(weight) >= LIGHT);

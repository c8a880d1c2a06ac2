import { HEALTHY } from '../core/vocabulary.js';
import type { PanelEvidence } from './diagnosis.js';
import type { Head } from './model.js';
import type { Panel } from './panels.js';
import { weighPanels } from './weigh.js';

/** Share of healthy runs that is assumed where nobody states a prior. */
const HEALTHY_SHARE = 0.3;

/** Probability of each candidate; sums to 1. */
export type Prior = Readonly<Record<string, number>>;

/** The prior of a pack of all causes: every fault alike, healthy more often. */
export function publishedPrior(causes: readonly string[]): Prior {
  const faults = causes.filter((id) => id !== HEALTHY);
  const each = (1 - HEALTHY_SHARE) / faults.length;
  return Object.fromEntries([[HEALTHY, HEALTHY_SHARE], ...faults.map((id) => [id, each])]);
}

export interface Posterior {
  readonly probabilities: Prior;
  readonly evidence: readonly PanelEvidence[];
}

/** Adds the evidence of every panel of a head to the prior. Candidates that the head has never seen keep their prior. */
export function posteriorOf(
  head: Head,
  values: Float64Array,
  panelOf: (feature: number) => Panel,
  stated: Prior,
): Posterior {
  const prior = Object.fromEntries(Object.entries(stated).filter(([, p]) => p > 0));
  const candidates = Object.keys(prior);
  const weights = weighPanels(head, values, panelOf);
  // What the causes differ in by themselves, before any panel, is told with the first one.
  head.bias.forEach((bias, cause) => {
    weights[0]![cause]! += bias;
  });
  const evidence = head.panels.map((panel, p) => ({ panel, weights: centred(candidates, head, weights[p]!) }));
  const scores = candidates.map(
    (id) => Math.log(prior[id]!) + evidence.reduce((sum, panel) => sum + panel.weights[id]!, 0),
  );
  const probabilities = softmax(scores);
  return { probabilities: Object.fromEntries(candidates.map((id, i) => [id, probabilities[i]!])), evidence };
}

/** Weights of the candidates against their mean; a candidate that the head does not know is an average one. */
function centred(candidates: readonly string[], head: Head, weights: Float64Array): Record<string, number> {
  const known = candidates.map((id) => head.causes.indexOf(id));
  const seen = known.filter((at) => at >= 0).map((at) => weights[at]!);
  const mean = seen.reduce((sum, weight) => sum + weight, 0) / Math.max(1, seen.length);
  return Object.fromEntries(candidates.map((id, i) => [id, known[i]! < 0 ? 0 : weights[known[i]!]! - mean]));
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - most));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

import { TRACK_IDS, type Track } from './tracks.js';

/** Deviations at which a track's weight changes: a hint, a surprise, and what nobody doubts. */
export const KNEES = [2, 5, 12] as const;

/** Weights of the tracks; fitted on simulated runs. */
export interface OnsetModel {
  /** weights[track][knee], in nats a deviation beyond the knee. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
  /** Weight of the logarithm of the share of the run that has passed, and of its square. */
  readonly position: readonly [number, number];
}

export interface OnsetEstimate {
  /** Row at which the run most likely changed. */
  readonly row: number;
  /** First evaluation from that row on. */
  readonly evaluation: number;
  /** Evidence for a change at each row, in nats. Shape [rows]. */
  readonly evidence: Float64Array;
}

/** Until a model is fitted every surprise counts alike. */
const PLAIN: OnsetModel = {
  weights: Object.fromEntries(TRACK_IDS.map((id) => [id, [0.2, 0.5, 0.5]])),
  position: [0, 0],
};

/** Evidence for a change at each row: what the tracks weigh there. */
export function onsetEvidence(tracks: readonly Track[], rows: number, model: OnsetModel): Float64Array {
  const evidence = new Float64Array(rows);
  for (const { id, values } of tracks) {
    const weights = model.weights[id];
    if (weights === undefined) continue;
    for (let row = 0; row < rows; row++) {
      const value = values[row]!;
      for (let k = 0; k < KNEES.length && value > KNEES[k]!; k++) evidence[row]! += weights[k]! * (value - KNEES[k]!);
    }
  }
  for (let row = 0; row < rows; row++) {
    const passed = Math.log((row + 1) / rows);
    evidence[row]! += model.position[0] * passed + model.position[1] * passed * passed;
  }
  return evidence;
}

export function estimateOnset(
  tracks: readonly Track[],
  evaluationRows: Int32Array,
  rows: number,
  model: OnsetModel = PLAIN,
): OnsetEstimate {
  const evidence = onsetEvidence(tracks, rows, model);
  let row = 0;
  for (let i = 1; i < rows; i++) if (evidence[i]! > evidence[row]!) row = i;
  const evaluation = evaluationRows.findIndex((at) => at >= row);
  return { row, evaluation: evaluation < 0 ? evaluationRows.length : evaluation, evidence };
}

/** Probability that is to lie in the interval of an onset, as answers are asked for. */
const CREDIBLE = 0.8;

/** Shortest span of rows that holds 80 % of the posterior, both ends included. */
export function credibleRows(evidence: Float64Array, sharpness: number): [number, number] {
  const posterior = onsetPosterior(evidence, sharpness);
  let best: [number, number] = [0, posterior.length - 1];
  let sum = 0;
  for (let from = 0, to = 0; to < posterior.length; to++) {
    sum += posterior[to]!;
    while (sum - posterior[from]! >= CREDIBLE) sum -= posterior[from++]!;
    if (sum >= CREDIBLE && to - from < best[1] - best[0]) best = [from, to];
  }
  return best;
}

/** Probability of each row to be the onset, given that there is one; sums to 1. */
export function onsetPosterior(evidence: Float64Array, sharpness: number): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of evidence) if (value > most) most = value;
  const posterior = evidence.map((value) => Math.exp(sharpness * (value - most)));
  const total = posterior.reduce((sum, value) => sum + value, 0);
  return posterior.map((value) => value / total);
}

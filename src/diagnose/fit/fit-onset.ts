import { significant } from '../../core/maths.js';
import { KNEES, type OnsetModel } from '../onset.js';
import { TRACK_IDS } from '../tracks.js';
import { minimise } from './minimise.js';
import { RIVALS, SAMPLE_WIDTH } from './onset-samples.js';

const RIDGE = 0.3;
const ITERATIONS = 150;
const ROWS = 1 + RIVALS;

/** Weights of the tracks: the true row against its rivals, one softmax a run. Surprise never speaks against an onset. */
export function fitOnset(runs: readonly Float32Array[]): OnsetModel {
  const tracks = TRACK_IDS.length;
  const width = tracks * KNEES.length + 2;
  const table = new Float32Array(runs.length * ROWS * width);
  runs.forEach((samples, run) => {
    for (let row = 0; row < ROWS; row++) {
      const from = row * SAMPLE_WIDTH;
      const to = (run * ROWS + row) * width;
      for (let track = 0; track < tracks; track++)
        for (let k = 0; k < KNEES.length; k++)
          table[to + track * KNEES.length + k] = Math.max(0, samples[from + track]! - KNEES[k]!) / KNEES[k]!;
      const passed = samples[from + tracks]!;
      table[to + width - 2] = passed;
      table[to + width - 1] = passed * passed;
    }
  });
  // A weight is a square, so that it is never negative; the place in the run may count either way.
  const weightOf = (at: Float64Array, j: number) => (j < width - 2 ? at[j]! * at[j]! : at[j]!);
  const weights = new Float64Array(width);
  const slopes = new Float64Array(width);
  const scores = new Float64Array(ROWS);
  const found = minimise(
    (at, gradient) => {
      for (let j = 0; j < width; j++) weights[j] = weightOf(at, j);
      slopes.fill(0);
      let loss = 0;
      for (let run = 0; run < runs.length; run++)
        loss += addRun(table, run * ROWS * width, width, weights, scores, slopes);
      for (let j = 0; j < width; j++) {
        loss += (RIDGE / 2) * weights[j]! * weights[j]!;
        const slope = slopes[j]! + RIDGE * weights[j]!;
        gradient[j] = j < width - 2 ? 2 * at[j]! * slope : slope;
      }
      return loss;
    },
    new Float64Array(width).fill(0.3),
    ITERATIONS,
  );
  const weight = (track: number, k: number) => significant(weightOf(found, track * KNEES.length + k) / KNEES[k]!, 3);
  return {
    weights: Object.fromEntries(TRACK_IDS.map((id, track) => [id, KNEES.map((_, k) => weight(track, k))])),
    position: [significant(found[width - 2]!, 4), significant(found[width - 1]!, 4)],
  };
}

/** Adds the slopes of one run; the first row is the true one. @returns its loss in nats */
function addRun(
  table: Float32Array,
  start: number,
  width: number,
  weights: Float64Array,
  scores: Float64Array,
  slopes: Float64Array,
): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < ROWS; row++) {
    let score = 0;
    for (let j = 0; j < width; j++) score += weights[j]! * table[start + row * width + j]!;
    scores[row] = score;
    if (score > most) most = score;
  }
  let sum = 0;
  for (let row = 0; row < ROWS; row++) sum += Math.exp(scores[row]! - most);
  for (let row = 0; row < ROWS; row++) {
    const error = Math.exp(scores[row]! - most) / sum - (row === 0 ? 1 : 0);
    if (Math.abs(error) < 1e-9) continue;
    for (let j = 0; j < width; j++) slopes[j]! += error * table[start + row * width + j]!;
  }
  return Math.log(sum) + most - scores[0]!;
}

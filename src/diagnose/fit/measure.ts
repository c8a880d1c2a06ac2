import { createStream, secretOfSeed } from '../../core/rng.js';
import type { Feature } from '../feature.js';
import { lookAt } from '../look.js';
import { type OnsetModel, onsetPosterior } from '../onset.js';
import { type DrawRunOptions, drawRun } from './draw-run.js';
import { onsetSamples } from './onset-samples.js';

/** Factors on the evidence for an onset that are tried. */
export const SHARPNESSES = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2] as const;

/** Rows around the onset that count as found, as a share of the run. */
const FOUND = 0.005;

/** What the fit keeps of one drawn run. */
export interface Measured {
  readonly scenario: string;
  readonly cause: string;
  /** Features as they are read. Shape [features]. */
  readonly values: Float32Array;
  /** For the fit of the onset; null where there is none to find. */
  readonly onset: Float32Array | null;
  /** Log-probability that each sharpness gives the rows around the onset; null where there is none to find. */
  readonly sharpness: readonly number[] | null;
}

export function measure(
  name: string,
  options: DrawRunOptions,
  features: readonly Feature[],
  model?: OnsetModel,
): Measured {
  const run = drawRun(name, options);
  const look = lookAt(run.observation, model);
  const stream = createStream(secretOfSeed(name), ['rivals']);
  return {
    scenario: run.scenario,
    cause: run.cause,
    values: Float32Array.from(features, (feature) => feature.read(look)),
    onset: model === undefined ? onsetSamples(look, run.onset, stream) : null,
    sharpness: model === undefined || !(run.onset! > 10) ? null : sharpnessOf(look.onset.evidence, run.onset!),
  };
}

function sharpnessOf(evidence: Float64Array, onset: number): number[] {
  const reach = Math.max(2, Math.round(FOUND * evidence.length));
  return SHARPNESSES.map((sharpness) => {
    const posterior = onsetPosterior(evidence, sharpness);
    let sum = 1e-6;
    for (let row = Math.max(0, onset - reach); row <= onset + reach && row < posterior.length; row++)
      sum += posterior[row]!;
    return Math.log(sum);
  });
}

import type { Feature } from '../feature.js';
import type { DiagnosticModel, Head } from '../model.js';
import type { OnsetModel } from '../onset.js';
import type { Panel } from '../panels.js';
import { FREE_PANELS, PANELS } from '../panels.js';
import { scaled } from '../weigh.js';
import type { HeadData, HeadSettings } from './fit-head.js';
import { type Measured, SHARPNESSES } from './measure.js';
import { scalesOf } from './scale.js';
import { tiersOf } from './tiers.js';

const LOSS: readonly Panel[] = ['train-loss'];
const SLICES: readonly Panel[] = ['slice-loss', 'slice-accuracy', 'slice-ece', 'slice-confidence'];
const STEPS: readonly Panel[] = ['train-loss', 'gradient-norm', 'learning-rate', 'update-ratio', 'weight-norm'];
const INSTRUMENTS: readonly Panel[] = ['zero-gradient-share', 'attention-logit', 'rank-norms', 'rank-loss-deviation'];

/** Sets of panels that jobs log, each with weights of its own. */
const LOGGED: readonly (readonly Panel[])[] = [
  [...STEPS, ...SLICES, ...INSTRUMENTS],
  [...STEPS, ...SLICES],
  ['train-loss', 'gradient-norm', 'learning-rate', 'slice-loss', 'slice-accuracy'],
  ['train-loss', 'gradient-norm', 'learning-rate', 'slice-loss'],
  STEPS,
  ['train-loss', 'gradient-norm', 'learning-rate'],
  ['train-loss', 'gradient-norm', 'slice-loss'],
  ['train-loss', 'gradient-norm'],
  ['train-loss', 'slice-loss'],
  ['train-loss', 'learning-rate'],
  LOSS,
  ['slice-loss'],
];

/** A ridge for runs of other people is wider: what holds in six scenarios need not hold in a seventh. */
const RIDGE_OF_ANY = 0.01;
const RIDGE_OF_SCENARIO = 0.002;
const FEATURES_OF_ANY = 160;
const FEATURES_OF_SCENARIO = 220;

export interface FitData {
  /** Generator that the runs are drawn with. */
  readonly generator: string;
  readonly features: readonly Feature[];
  readonly onset: OnsetModel;
  /** Varied runs of all scenarios. */
  readonly varied: readonly Measured[];
  /** Runs of each scenario that puzzles are made of. */
  readonly played: ReadonlyMap<string, readonly Measured[]>;
  readonly fromStart: readonly string[];
}

/** Fits several heads to the same runs, each by fit-head.ts: one after the other, or on as many cores as there are. */
export type FitHeads = (settings: readonly HeadSettings[], data: HeadData) => Promise<Head[]>;

/** Puts the diagnostician together. @param note told what is being done */
export async function fitModel(
  { generator, features, onset, varied, played, fromStart }: FitData,
  fitHeads: FitHeads,
  note: (text: string) => void,
): Promise<DiagnosticModel> {
  const all = [...varied, ...[...played.values()].flat()];
  const dataOf = (runs: readonly Measured[]): HeadData => {
    const scales = scalesOf(
      features,
      runs.map(({ values }) => values),
    );
    return {
      values: runs.map(({ values }) =>
        Float64Array.from(scales, ({ centre, unit }, f) => scaled(values[f]!, centre, unit)),
      ),
      scales,
      causes: runs.map(({ cause }) => cause),
      features: features.map(({ panel, absolute }) => ({ panel, absolute })),
    };
  };
  const heads: Head[] = [];
  const addHeads = async (settings: readonly HeadSettings[], runs: readonly Measured[]) => {
    heads.push(...(await fitHeads(settings, dataOf(runs))));
    note(`${settings[0]!.scenario ?? 'any run'}: ${settings.length} heads, ${runs.length} runs`);
  };
  for (const [scenario, runs] of played)
    await addHeads(
      [PANELS, FREE_PANELS].map((panels) => ({
        scenario,
        panels,
        ridge: RIDGE_OF_SCENARIO,
        most: FEATURES_OF_SCENARIO,
      })),
      runs,
    );
  await addHeads(
    LOGGED.map((panels) => ({ scenario: null, panels, ridge: RIDGE_OF_ANY, most: FEATURES_OF_ANY })),
    varied,
  );
  const model: DiagnosticModel = {
    format: 'lossleuth-diagnostician',
    version: 1,
    generator,
    fromStart: [...fromStart],
    onset: {
      weights: Object.fromEntries(Object.entries(onset.weights).map(([id, weights]) => [id, [...weights]])),
      position: [...onset.position],
      sharpness: sharpnessOf(all),
    },
    features: features.map(({ id }) => id),
    heads,
    tiers: {},
  };
  return { ...model, tiers: tiersOf(model, played, features) };
}

/** The factor on the evidence with which the true onsets are most probable. */
function sharpnessOf(runs: readonly Measured[]): number {
  const sums = SHARPNESSES.map((_, i) => runs.reduce((sum, { sharpness }) => sum + (sharpness?.[i] ?? 0), 0));
  return SHARPNESSES[sums.indexOf(Math.max(...sums))]!;
}

import type { Feature } from '../../src/diagnose/feature.js';
import type { DiagnosticModel, Head } from '../../src/diagnose/model.js';
import type { Panel } from '../../src/diagnose/panels.js';
import { BASIS } from '../../src/diagnose/weigh.js';

/** A diagnostician with three causes and weights by hand. */
export const CAUSES = ['healthy', 'lr-spike', 'label-noise'];

/** The shares of the runs that surprise less than the bounds of a head, as the fit keeps them. */
const SURPRISES = Array.from({ length: 12 }, (_, i) => i);

interface HeadParts {
  readonly scenario?: string | null;
  readonly panels: readonly Panel[];
  readonly features: readonly number[];
  /** Weight of each feature, cause by cause; the knees weigh nothing. */
  readonly weights: readonly (readonly number[])[];
  readonly bias?: readonly number[];
}

export function smallHead({ scenario = null, panels, features, weights, bias = [0, 0, 0] }: HeadParts): Head {
  return {
    scenario,
    panels: [...panels],
    causes: CAUSES,
    features: [...features],
    scales: features.map(() => ({ centre: 0, unit: 1 })),
    bias: [...bias],
    weights: weights.map((row) => row.flatMap((weight) => [weight, ...new Array<number>(BASIS - 1).fill(0)])),
    surprises: SURPRISES,
    controls: features.map(() => 0.5),
    means: features.map(() => 0),
    deviations: features.map(() => 1),
  };
}

/** Reads the mean of a line: all that these tests need. */
const level = (panel: 'train-loss' | 'gradient-norm' | 'weight-norm'): Feature => ({
  id: `${panel}/mean`,
  panel,
  absolute: false,
  unit: 1,
  read: (look) => look.line(panel)?.mean(0, look.rows) ?? Number.NaN,
});

const FEATURES = [level('train-loss'), level('gradient-norm'), level('weight-norm')];
export const smallFeatures: ReadonlyMap<string, Feature> = new Map(FEATURES.map((feature) => [feature.id, feature]));

const LOSS = smallHead({ panels: ['train-loss'], features: [0], weights: [[-0.5], [1], [0.25]] });
const TWO = smallHead({
  panels: ['train-loss', 'gradient-norm'],
  features: [0, 1],
  weights: [[-0.5, -0.2], [1, 0.75], [0.25, -0.4]], // biome-ignore format: a row a line says no more
  bias: [0.1, -0.2, 0.3],
});
const OWN = smallHead({
  scenario: 'own',
  panels: ['train-loss'],
  features: [0],
  weights: [[2], [-1], [0]],
});

export const smallModel: DiagnosticModel = {
  format: 'lossleuth-diagnostician',
  version: 1,
  generator: 'by hand',
  fromStart: ['label-noise'],
  onset: { weights: { 'train-loss/1': [1, 1, 1], 'train-loss/16': [1, 1, 1] }, position: [0, 0], sharpness: 1 },
  features: FEATURES.map(({ id }) => id),
  heads: [LOSS, TWO, OWN],
  tiers: {},
};

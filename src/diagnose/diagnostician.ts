import { invalid } from '../core/errors.js';
import { HEALTHY } from '../core/vocabulary.js';
import { type Diagnosis, UNLIKE } from './diagnosis.js';
import type { Feature } from './feature.js';
import { surpriseOf } from './fit/fit-head.js';
import { type Look, lookAt } from './look.js';
import type { DiagnosticModel, Head } from './model.js';
import type { Observation } from './observation.js';
import { credibleRows } from './onset.js';
import { PANELS, type Panel, panelsOf } from './panels.js';
import { type Prior, posteriorOf, publishedPrior } from './posterior.js';
import { headFor, scaledFor } from './weigh.js';

export interface DiagnoseOptions {
  /** Probability of each candidate before anything is seen; absent: every cause of the model alike, healthy more often. */
  readonly prior?: Prior;
  /** Scenario of a simulated run, for which there may be weights of its own. */
  readonly scenario?: string;
  /** Panels to look at; absent: all the run has. */
  readonly panels?: readonly Panel[];
}

/** The reference diagnostician: reads a run like anybody else, and says why it believes what. */
export interface Diagnostician {
  readonly model: DiagnosticModel;
  /** @throws AppError `invalid run: …` where it has nothing that can be weighed */
  diagnose(observation: Observation, options?: DiagnoseOptions): Diagnosis;
  /** What a run looks like, for several diagnoses of the same run. */
  read(observation: Observation): Reading;
  /**
   * Largest difference between two readings, feature by feature in standard deviations of healthy runs with other data
   * orders, on all that the scenario's runs can tell.
   */
  effect(reading: Reading, twin: Reading, scenario: string): number;
  /** Diagnoses a run that has been read. */
  weigh(reading: Reading, options?: DiagnoseOptions): Diagnosis;
}

/** A run with its features read. */
export interface Reading {
  readonly look: Look;
  readonly steps: Float64Array;
  readonly panels: readonly Panel[];
  /** Features as they are read, in the order of the model; NaN where there is nothing to read. */
  readonly values: Float64Array;
}

export function createDiagnostician(model: DiagnosticModel, features: ReadonlyMap<string, Feature>): Diagnostician {
  const panelOf = (feature: number) => features.get(model.features[feature]!)!.panel;
  const strange = model.features.find((id) => !features.has(id));
  if (strange !== undefined) throw invalid('diagnostician', `it reads ${strange}, which is no feature (npm run fit)`);

  const read = (observation: Observation): Reading => {
    const look = lookAt(observation, model.onset);
    return {
      look,
      steps: observation.steps,
      panels: panelsOf(observation),
      values: Float64Array.from(model.features, (id) => features.get(id)!.read(look)),
    };
  };

  const weigh = (reading: Reading, options: DiagnoseOptions = {}): Diagnosis => {
    const available =
      options.panels === undefined ? reading.panels : reading.panels.filter((panel) => options.panels!.includes(panel));
    const head = headFor(model, available, options.scenario ?? null);
    if (head === undefined)
      throw invalid(
        'run',
        `it has ${available.join(', ') || 'nothing'} (at least a training loss or evaluations are needed)`,
      );
    const prior = options.prior ?? publishedPrior(head.causes);
    const values = scaledFor(head, reading.values);
    const { probabilities, evidence } = posteriorOf(head, values, panelOf, prior);
    const causes = Object.entries(probabilities)
      .map(([id, probability]) => ({ id, probability }))
      .sort((a, b) => b.probability - a.probability || (a.id < b.id ? -1 : 1));
    const surprise = surpriseOf(head, values);
    const typicality = typicalityOf(head, surprise);
    return {
      causes,
      prior,
      onset: onsetOf(reading, causes[0]!.id, model),
      evidence,
      unused: available.filter((panel) => !head.panels.includes(panel)),
      missing: PANELS.filter((panel) => !reading.panels.includes(panel)),
      typicality,
      unlike: typicality < UNLIKE,
    };
  };

  const effect = (reading: Reading, twin: Reading, scenario: string): number => {
    const head = headFor(model, reading.panels, scenario);
    if (head === undefined) return 0;
    const [own, other] = [scaledFor(head, reading.values), scaledFor(head, twin.values)];
    const effects = head.features.map((f, i) => Math.abs(own[f]! - other[f]!) / head.controls[i]!);
    return Math.max(0, ...effects);
  };

  return { model, read, effect, weigh, diagnose: (observation, options) => weigh(read(observation), options) };
}

function onsetOf({ look, steps }: Reading, cause: string, model: DiagnosticModel): Diagnosis['onset'] {
  const step = steps[look.onset.row] ?? 0;
  const fromStart = model.fromStart.includes(cause);
  if (cause === HEALTHY) return { interval: null, step, fromStart: false };
  if (fromStart) return { interval: [steps[0] ?? 0, steps[0] ?? 0], step: steps[0] ?? 0, fromStart };
  const [from, to] = credibleRows(look.onset.evidence, model.onset.sharpness);
  return { interval: [steps[from] ?? 0, steps[to] ?? 0], step, fromStart };
}

/** Quantiles of the surprises in a head, and the shares of simulated runs that surprise less. */
const SHARES = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 1] as const;

/** Share of simulated runs that are at least as surprising; beyond the most surprising one it falls with the square. */
function typicalityOf({ surprises }: Head, surprise: number): number {
  const above = surprises.findIndex((bound) => bound >= surprise);
  if (above === 0) return 1;
  if (above < 0) {
    const ratio = surprises.at(-1)! / surprise;
    return (1 - SHARES.at(-2)!) * 0.2 * ratio * ratio;
  }
  const [low, high] = [surprises[above - 1]!, surprises[above]!];
  const share = high === low ? 1 : (surprise - low) / (high - low);
  return 1 - (SHARES[above - 1]! + share * (SHARES[above]! - SHARES[above - 1]!));
}

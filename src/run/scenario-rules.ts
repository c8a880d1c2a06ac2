import { type AppError, invalid, unsupported } from '../core/errors.js';
import { located } from '../core/shape.js';
import type { Scenario } from './scenario.js';

/** A rule that ties fields to each other: what is wrong, with field, value and what would be valid, or null. */
type Rule = (scenario: Scenario) => string | null;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const sumsToOne = (field: string, values: readonly number[]) =>
  Math.abs(sum(values) - 1) > 1e-9 ? `${field}: sums to ${Number(sum(values).toPrecision(6))}, must sum to 1` : null;
const distinct = (field: string, values: readonly string[]) => {
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  return twice === undefined ? null : `${field} = ${twice} (must differ from each other)`;
};
/** `field = value (at most limit)` where the value is larger. */
const atMost = (field: string, value: number, limit: number, name: string) =>
  value <= limit ? null : `${field} = ${value} (at most ${name}, ${limit})`;

const RULES: readonly Rule[] = [
  ({ sources }) =>
    sumsToOne(
      'sources.*.weight',
      sources.map(({ weight }) => weight),
    ),
  ({ groups }) =>
    sumsToOne(
      'groups.*.parameters',
      groups.map(({ parameters }) => parameters),
    ),
  ({ sources, foreign }) =>
    distinct(
      'sources.*.id',
      [...sources, ...foreign].map(({ id }) => id),
    ),
  ({ sources, foreign }) =>
    distinct(
      'sources.*.name',
      [...sources, ...foreign].map(({ name }) => name),
    ),
  ({ groups }) =>
    distinct(
      'groups.*.id',
      groups.map(({ id }) => id),
    ),
  // Both are places that a fault can act on.
  ({ sources, groups }) => {
    const both = groups.find((group) => sources.some(({ id }) => id === group.id));
    return both === undefined ? null : `groups.*.id = ${both.id} (must differ from the sources, too)`;
  },
  ({ schedule: { kind, warmupSteps, decaySteps, totalSteps } }) => {
    const needed = warmupSteps + (kind === 'wsd' ? decaySteps : 0);
    return needed <= totalSteps
      ? null
      : `schedule.totalSteps = ${totalSteps} (at least warmupSteps and decaySteps, ${needed}: it ends before the decay begins)`;
  },
  ({ schedule: { kind, decaySteps } }) =>
    kind === 'wsd' || decaySteps === 0
      ? null
      : `schedule.decaySteps = ${decaySteps} (0 for a cosine, which decays all the way)`,
  ({ window, schedule }) =>
    atMost(
      'window.firstStep + window.steps',
      window.firstStep + window.steps,
      schedule.totalSteps,
      'schedule.totalSteps',
    ),
  ({ evaluation, window }) => atMost('evaluation.every', evaluation.every, window.steps, 'window.steps'),
  ({ cluster, window }) => atMost('cluster.checkpointEvery', cluster.checkpointEvery, window.steps, 'window.steps'),
  ({ groups, spectrum }) => atMost('groups: their number', groups.length, spectrum.modes, 'spectrum.modes'),
  ({ spectrum, parameters }) => atMost('spectrum.directions', spectrum.directions, parameters, 'parameters'),
  ({ spectrum }) => atMost('spectrum.degeneracy', spectrum.degeneracy, spectrum.directions, 'spectrum.directions'),
  ({ calibration }) => atMost('calibration.rivals', calibration.rivals, calibration.classes, 'calibration.classes'),
  ({ noise: { gradientScaleWander, gradientLossCorrelation: tie } }) =>
    atMost('noise.gradientScaleWander', gradientScaleWander, 1 - tie * tie, '1 − gradientLossCorrelation²'),
  ({ batch }) =>
    batch.size % (batch.ranks * batch.accumulation) === 0
      ? null
      : `batch.size = ${batch.size} (a multiple of ranks × accumulation, ${batch.ranks * batch.accumulation})`,
  ({ task, batch }) =>
    (task === 'language-model') === (batch.unit === 'tokens')
      ? null
      : `batch.unit = ${batch.unit} (${task === 'language-model' ? 'tokens' : 'examples'} for a ${task})`,
  ({ optimizer, schedule }) =>
    optimizer.weightDecay * schedule.peak < 1
      ? null
      : `optimizer.weightDecay = ${optimizer.weightDecay} (below 1/schedule.peak, ${1 / schedule.peak})`,
  ({ numerics: { gradients, lossScale } }) =>
    gradients === 'fp16' || lossScale === null
      ? null
      : `numerics.lossScale = an object (null where gradients are ${gradients}: only fp16 needs one)`,
];

/**
 * Checks what no field alone can tell.
 * @throws AppError `invalid scenario: …` or `unsupported scenario: …` naming field, value and what is valid
 */
export function checkRules(scenario: Scenario, where: string): void {
  for (const rule of RULES) {
    const wrong = rule(scenario);
    if (wrong !== null) throw invalid(located('scenario', where), wrong);
  }
  const { firstStep } = scenario.window;
  if (firstStep === 0) return;
  if (scenario.memory.epochBatches !== null) throw late(where, firstStep, 'data that repeat');
  if (scenario.optimizer.kind === 'sgd') throw late(where, firstStep, 'SGD');
}

/** What the coarse integration to a checkpoint does not know must be shown from the start. */
function late(where: string, firstStep: number, what: string): AppError {
  return unsupported(located('scenario', where), `window.firstStep: ${firstStep} (${what} must be shown from step 0)`);
}

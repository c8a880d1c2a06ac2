import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { parseScenario } from '../../src/run/scenario.js';
import { scenarioOf, scenarios } from '../helpers/runs.js';
import { withField } from './scenario-fields.js';

/** Fields that are right one by one and wrong together: refused with field, value and what is valid, and no sooner. */

/** Values set in the scenario, by path. */
type Values = Readonly<Record<string, unknown>>;

interface Case {
  readonly why: string;
  readonly wrong: Values;
  /** The nearest values that are valid. */
  readonly right: Values;
  /** What the refusal names. */
  readonly named: readonly RegExp[];
}

const DYNAMIC = { initial: 65_536, growthSteps: 2000, headroom: 4 };

const cases: readonly Case[] = [
  {
    why: 'weights that sum to less than 1',
    wrong: { 'sources.0.weight': 0.4 },
    right: { 'sources.0.weight': 0.4, 'sources.1.weight': 0.3 },
    named: [/sources\.\*\.weight/, /0\.9\b/, /1$/],
  },
  {
    why: 'weights that sum to more than 1',
    wrong: { 'sources.0.weight': 1 },
    right: Object.fromEntries([1, 0, 0, 0, 0].map((weight, i) => [`sources.${i}.weight`, weight])),
    named: [/sources\.\*\.weight/, /1\.5/, /1$/],
  },
  {
    why: 'weights that miss 1 by a little',
    wrong: { 'sources.0.weight': 0.500_01 },
    right: { 'sources.0.weight': 0.500_01, 'sources.1.weight': 0.199_99 },
    named: [/sources\.\*\.weight/, /1\.00001/, /1$/],
  },
  {
    why: 'no weight at all',
    wrong: Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`sources.${i}.weight`, 0])),
    right: Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`sources.${i}.weight`, 0.2])),
    named: [/sources\.\*\.weight/, /sums to 0,/, /1$/],
  },
  {
    why: 'groups that leave parameters over',
    wrong: { 'groups.0.parameters': 0.03 },
    right: { 'groups.0.parameters': 0.03, 'groups.4.parameters': 0.05 },
    named: [/groups\.\*\.parameters/, /0\.99/, /1$/],
  },
  {
    why: 'a layer group with the id of a source',
    wrong: { 'groups.1.id': 'code' },
    right: { 'groups.1.id': 'codes' },
    named: [/groups\.\*\.id = code \(/, /sources/],
  },
  {
    why: 'two sources of one id',
    wrong: { 'sources.3.id': 'code' },
    right: { 'sources.3.id': 'codes' },
    named: [/sources\.\*\.id = code \(/, /differ/],
  },
  {
    why: 'a foreign source of the id of one of its own',
    wrong: { 'foreign.0.id': 'web' },
    right: { 'foreign.0.id': 'web-2' },
    named: [/sources\.\*\.id = web \(/, /differ/],
  },
  {
    why: 'two sources of one name',
    wrong: { 'foreign.0.name': 'Books' },
    right: { 'foreign.0.name': 'books' },
    named: [/sources\.\*\.name = Books \(/, /differ/],
  },
  {
    why: 'two groups of one id',
    wrong: { 'groups.2.id': 'early' },
    right: { 'groups.2.id': 'early-2' },
    named: [/groups\.\*\.id = early \(/, /differ/],
  },
  {
    why: 'a cosine whose warm-up is longer than the run',
    wrong: { 'schedule.warmupSteps': 60_001 },
    right: { 'schedule.warmupSteps': 60_000 },
    named: [/schedule\.totalSteps = 60000 \(/, /60001/],
  },
  {
    why: 'a decay that begins before the warm-up ends',
    wrong: { 'schedule.kind': 'wsd', 'schedule.warmupSteps': 30_000, 'schedule.decaySteps': 30_001 },
    right: { 'schedule.kind': 'wsd', 'schedule.warmupSteps': 30_000, 'schedule.decaySteps': 30_000 },
    named: [/schedule\.totalSteps = 60000 \(/, /60001/],
  },
  {
    why: 'a cosine with a decay of its own',
    wrong: { 'schedule.decaySteps': 1 },
    right: { 'schedule.decaySteps': 1, 'schedule.kind': 'wsd' },
    named: [/schedule\.decaySteps = 1 \(0 /],
  },
  {
    why: 'a run that ends before the window does',
    wrong: { 'schedule.totalSteps': 6999 },
    right: { 'schedule.totalSteps': 7000 },
    named: [/window\.firstStep \+ window\.steps = 7000 \(/, /schedule\.totalSteps, 6999/],
  },
  {
    why: 'a window one step too long',
    wrong: { 'window.steps': 3001, 'window.firstStep': 57_000 },
    right: { 'window.steps': 3000, 'window.firstStep': 57_000 },
    named: [/window\.firstStep \+ window\.steps = 60001 \(/, /schedule\.totalSteps, 60000/],
  },
  {
    why: 'a window that is evaluated once at most',
    wrong: { 'evaluation.every': 3001 },
    right: { 'evaluation.every': 3000 },
    named: [/evaluation\.every = 3001 \(/, /window\.steps, 3000/],
  },
  {
    why: 'a window without a checkpoint',
    wrong: { 'cluster.checkpointEvery': 3001 },
    right: { 'cluster.checkpointEvery': 3000 },
    named: [/cluster\.checkpointEvery = 3001 \(/, /window\.steps, 3000/],
  },
  {
    why: 'more groups than modes',
    wrong: { 'spectrum.modes': 4 },
    right: { 'spectrum.modes': 5 },
    named: [/groups: their number = 5 \(/, /spectrum\.modes, 4/],
  },
  {
    why: 'more directions than parameters',
    wrong: { parameters: 9_999_999 },
    right: { parameters: 10_000_000 },
    named: [/spectrum\.directions = 10000000 \(/, /parameters, 9999999/],
  },
  {
    why: 'more directions per frequency than there are directions',
    wrong: { 'spectrum.directions': 99 },
    right: { 'spectrum.directions': 100 },
    named: [/spectrum\.degeneracy = 100 \(/, /spectrum\.directions, 99/],
  },
  {
    why: 'more rivals than classes',
    wrong: { 'calibration.classes': 4 },
    right: { 'calibration.classes': 5 },
    named: [/calibration\.rivals = 5 \(/, /calibration\.classes, 4/],
  },
  {
    why: 'a gradient scale that wanders more than its correlation leaves',
    wrong: { 'noise.gradientScaleWander': 0.76, 'noise.gradientLossCorrelation': -0.5 },
    right: { 'noise.gradientScaleWander': 0.75, 'noise.gradientLossCorrelation': -0.5 },
    named: [/noise\.gradientScaleWander = 0\.76 \(/, /0\.75\)/],
  },
  {
    why: 'a batch that its ranks and micro-batches cannot share',
    wrong: { 'batch.accumulation': 3 },
    right: { 'batch.accumulation': 4 },
    named: [/batch\.size = 524288 \(/, /ranks × accumulation, 192/],
  },
  {
    why: 'a language model that counts examples',
    wrong: { 'batch.unit': 'examples' },
    right: { 'batch.unit': 'examples', task: 'classifier' },
    named: [/batch\.unit = examples \(tokens /],
  },
  {
    why: 'a classifier that counts tokens',
    wrong: { task: 'classifier' },
    right: { task: 'classifier', 'batch.unit': 'examples' },
    named: [/batch\.unit = tokens \(examples /],
  },
  {
    why: 'a decay that takes all of the weights in a step',
    wrong: { 'optimizer.weightDecay': 1 / 3e-4 },
    right: { 'optimizer.weightDecay': 3333 },
    named: [/optimizer\.weightDecay = 3333\.\d+ \(/, /schedule\.peak/],
  },
  {
    why: 'a loss scale that gradients do not need',
    wrong: { 'numerics.gradients': 'bf16', 'numerics.lossScale': DYNAMIC },
    right: { 'numerics.gradients': 'fp16', 'numerics.lossScale': DYNAMIC },
    named: [/numerics\.lossScale = an object \(null /, /bf16/, /fp16/],
  },
  {
    why: 'data that repeat and are not shown from step 0',
    wrong: { 'memory.epochBatches': 100 },
    right: { 'memory.epochBatches': 100, 'window.firstStep': 0 },
    named: [/^unsupported /, /window\.firstStep: 4000 \(/, /step 0/],
  },
  {
    why: 'SGD that is not shown from step 0',
    wrong: { 'optimizer.kind': 'sgd' },
    right: { 'optimizer.kind': 'sgd', 'window.firstStep': 0 },
    named: [/^unsupported /, /window\.firstStep: 4000 \(/, /SGD/, /step 0/],
  },
];

/** The run in which the values are set, with the numbers the table counts on: fitted ones may move. */
const base = set(scenarioOf('llm-pretrain-7b'), {
  parameters: 7e9,
  'spectrum.directions': 1e7,
  'spectrum.degeneracy': 100,
  'calibration.rivals': 5,
});

function set(scenario: unknown, values: Values): unknown {
  return Object.entries(values).reduce((changed, [path, value]) => withField(changed, path, value), scenario);
}

describe('fields that do not fit each other', () => {
  test.each(cases)('refused: $why', ({ wrong, named }) => {
    let refusal: unknown;
    try {
      parseScenario(set(base, wrong), 'wrong.yaml');
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(AppError);
    const { message, exitCode } = refusal as AppError;
    expect(exitCode).toBe(2);
    expect(message).toMatch(/^(invalid|unsupported) scenario in wrong\.yaml: /);
    for (const part of named) expect(message).toMatch(part);
  });

  test.each(cases)('accepted where they fit: not $why', ({ right }) => {
    const scenario = set(base, right);
    expect(parseScenario(scenario, 'right.yaml')).toEqual(scenario);
  });

  test.each(scenarios)('are not to be found in $id', (scenario) => {
    expect(parseScenario(scenario, `${scenario.id}.yaml`)).toEqual(scenario);
  });
});

import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { shown } from '../../src/core/shape.js';
import { parseScenario } from '../../src/run/scenario.js';
import { scenarios } from '../helpers/runs.js';
import { type Field, type Shape, scenarioFields, withField } from './scenario-fields.js';

/** Nonsense is refused before anything runs, and the message names the field, its value and what is valid. */

const fields = scenarioFields(scenarios);
const numbers = fields.filter(({ shape }) => shape.type === 'number' || shape.type === 'integer');
const objects = fields.filter(({ shape }) => shape.properties !== undefined);
const named = (list: readonly Field[]) => list.map((field) => [field.name || 'the scenario', field] as const);

/** The refusal of a scenario with one field set; undefined removes it. */
function refusal({ base, path }: Pick<Field, 'base' | 'path'>, value: unknown): AppError {
  try {
    parseScenario(withField(base, path, value), 'wrong.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).exitCode).toBe(2);
    return error as AppError;
  }
  return expect.fail(`${path} = ${shown(value)} was accepted`);
}

/** Values next to the range, and the bounds of which the message must name one: whole numbers have two words for theirs. */
function beyond({ type, ...shape }: Shape): [value: number, bounds: readonly number[]][] {
  const whole = type === 'integer';
  // A millionth beside a bound of 10^15 is no other number.
  const beside = (bound: number) => (whole ? 1 : Math.max(1e-6, 1e-9 * Math.abs(bound)));
  const inclusive = (bound: number, value: number) => [value, [bound]] as [number, number[]];
  const exclusive = (bound: number, inside: number) => [bound, whole ? [bound, inside] : [bound]] as [number, number[]];
  const { minimum: least, maximum: most, exclusiveMinimum: over, exclusiveMaximum: under } = shape;
  return [
    ...(least === undefined ? [] : [inclusive(least, least - beside(least))]),
    // The schema's own largest integer is no bound that anybody chose.
    ...(most === undefined || most === Number.MAX_SAFE_INTEGER ? [] : [inclusive(most, most + beside(most))]),
    ...(over === undefined ? [] : [exclusive(over, over + 1)]),
    ...(under === undefined ? [] : [exclusive(under, under - 1)]),
  ];
}

/** What a message says is valid in a field of this shape, and nothing where its type says it all. */
function told({ type, properties, enum: choices }: Shape): RegExp {
  if (choices !== undefined) return new RegExp(` \\(one of ${choices.join(', ')}\\)$`);
  if (properties !== undefined) return new RegExp(` \\(fields: ${Object.keys(properties).join(', ')}\\)$`);
  if (type === 'integer') return / \(a whole number, (at least|above) \d+( and (at most|below) \d+)?\)$/;
  if (type === 'number') return / \(a number, (at least|above) -?[\d.]+( and (at most|below) [\d.]+)?\)$/;
  return /^[^(]+$/;
}

/** Values that are not even of the field's type. */
function ofAnotherType({ shape, nullable }: Field): unknown[] {
  const wrong: unknown[] = nullable ? [true] : [null, true];
  if (shape.type === 'number' || shape.type === 'integer') wrong.push('1', '', [], {}, Number.NaN, Infinity, -Infinity);
  if (shape.type === 'integer') wrong.push(1.5, 1e300);
  if (shape.type === 'string') wrong.push(1, [], {});
  if (shape.type === 'array') wrong.push({}, 'x', 1);
  if (shape.type === 'object') wrong.push([], 'x', 1);
  if (shape.enum !== undefined) wrong.push('nonsense', '');
  if (shape.pattern !== undefined) wrong.push('', 'Not An Id', '../id', '-id');
  return wrong.filter((value) => shape.type !== 'boolean' || value !== true);
}

describe('the walk over the schema', () => {
  test('meets every field that the scenarios have, each in a valid scenario', () => {
    for (const { name, base } of fields.filter(({ sampled }) => !sampled))
      expect(() => parseScenario(base, name)).not.toThrow();
    const leaves = (value: unknown, name: string): string[] =>
      value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([key, child]) =>
            leaves(child, [name, Array.isArray(value) ? '*' : key].filter((part) => part !== '').join('.')),
          )
        : [name];
    const met = new Set(fields.map(({ name }) => name));
    expect(scenarios.flatMap((scenario) => leaves(scenario, '')).filter((name) => !met.has(name))).toEqual([]);
    expect(numbers.length).toBeGreaterThan(60);
  });
});

describe('refused with field, value and what is valid', () => {
  test.each(named(numbers))('%s beyond either end of its range', (_, field) => {
    for (const [value, bounds] of beyond(field.shape)) {
      const { message } = refusal(field, value);
      expect(message).toContain(`${field.path} = ${shown(value)} (`);
      expect(message.slice(message.lastIndexOf('('))).toMatch(new RegExp(`\\D(${bounds.join('|')})\\b.*\\)$`));
    }
  });

  test.each(named(fields))('%s of another type', (_, field) => {
    for (const value of ofAnotherType(field)) {
      const { message } = refusal(field, value);
      expect(message).toMatch(/^invalid scenario in wrong\.yaml: /);
      expect(message).toContain(field.path === '' ? shown(value) : `${field.path} = ${shown(value)} (`);
      expect(message).toMatch(/\([^()]+\)$/);
    }
  });

  test.each(named(fields.filter(({ shape }) => (shape.minItems ?? 0) > 0)))('%s without an element', (_, field) => {
    expect(refusal(field, []).message).toMatch(
      new RegExp(`: ${field.path} = an array of 0 \\(.*${field.shape.minItems}`),
    );
  });
});

describe('refused by name', () => {
  test.each(named(fields.filter(({ required, path }) => required && path !== '')))('a missing %s', (_, field) => {
    const { message } = refusal(field, undefined);
    expect(message.split(' (')[0]).toBe(`missing field in wrong.yaml: ${field.path}`);
    expect(message).toMatch(told(field.shape));
  });

  test.each(named(objects))('an unknown field of %s', (_, { base, path, shape }) => {
    const unknown = path === '' ? 'momentums' : `${path}.momentums`;
    const { message } = refusal({ base, path: unknown }, 0.9);
    expect(message.split(' (')[0]).toBe(`unknown field in wrong.yaml: ${unknown}`);
    expect(message).toMatch(told(shape));
  });
});

/** The schema could allow what makes no sense; these rules are not read off it. */
describe('whatever the schema says', () => {
  /** Logits may be negative, and so may what leans one way or the other. */
  const signed = /(tilt|competence|Logit|Correlation)$/;
  test.each(named(numbers.filter(({ name }) => !signed.test(name))))('%s is not negative', (_, field) => {
    for (const value of [-1, -1e-9, -1e9])
      expect(refusal(field, value).message).toContain(`${field.path} = ${shown(value)} (`);
  });

  const counted =
    /(steps|Steps|every|Every|Step|modes|bins|ranks|Batches|accumulation|evaluationSize|classes|batch\.size)$/;
  const real = /gradientScaleSteps$/;
  test.each(named(numbers.filter(({ name }) => counted.test(name) && !real.test(name))))('%s is whole', (_, field) => {
    expect(refusal(field, 100.5).message).toContain(`${field.path} = 100.5 (`);
  });

  const shares =
    /(share|Share|weight|pretrained|beta1|beta2|groups\.\*\.parameters|Wander|Memory|gainPerVisit|Correlation)$/;
  test.each(named(numbers.filter(({ name }) => shares.test(name) && name !== 'noise.nullShare')))(
    '%s is not above 1',
    (_, field) => {
      expect(refusal(field, 1.000001).message).toContain(`${field.path} = 1.000001 (`);
    },
  );

  test.each([
    'batch.size',
    'batch.ranks',
    'parameters',
    'schedule.peak',
    'schedule.totalSteps',
    'optimizer.clip',
    'window.steps',
    'evaluation.every',
    'evaluation.bins',
    'cluster.checkpointEvery',
    'cluster.stepSeconds',
    'spectrum.modes',
    'sources.0.evaluationSize',
    'groups.0.initialRms',
  ])('%s is not zero', (path) => {
    expect(refusal({ base: scenarios[0], path }, 0).message).toContain(`${path} = 0 (`);
  });
});

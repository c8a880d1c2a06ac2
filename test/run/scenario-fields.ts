import { z } from 'zod';
import { scenarioSchema } from '../../src/run/scenario.js';

/** Every field of a scenario, read off its schema: a field that is added is met without an edit here. */

/** A part of the schema in the words of JSON Schema. */
export interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

export interface Field {
  /** As a message names it, such as `sources.0.weight`; '' is the scenario itself. */
  readonly path: string;
  /** The same for every element of a list: `sources.*.weight`. */
  readonly name: string;
  readonly shape: Shape;
  readonly nullable: boolean;
  readonly required: boolean;
  /** A scenario in which the field has a value. */
  readonly base: unknown;
  /** Whether that value was made from the schema; rules that tie fields to each other may refuse it. */
  readonly sampled: boolean;
}

/** Where a walk through a scenario is. */
type Place = Omit<Field, 'shape' | 'nullable'>;

/**
 * Fields of the schema, each within a scenario that has it. Where no scenario has one (it is null or absent everywhere,
 * or another kind was chosen), a value made from the schema stands in.
 */
export function scenarioFields(scenarios: readonly unknown[]): Field[] {
  const shape = z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const all = scenarios.flatMap((base) =>
    walk(shape, base, { path: '', name: '', required: true, base, sampled: false }),
  );
  const real = [...all.filter(({ sampled }) => !sampled), ...all.filter(({ sampled }) => sampled)];
  return [...new Map(real.toReversed().map((field) => [field.name, field])).values()].toReversed();
}

/** A copy with one field set; undefined removes it. */
export function withField(value: unknown, path: string, field: unknown): unknown {
  if (path === '') return field;
  const copy = structuredClone(value) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop()!;
  const parent = names.reduce((at, name) => at[name] as Record<string, unknown>, copy);
  if (field === undefined) delete parent[last];
  else parent[last] = field;
  return copy;
}

function walk(shape: Shape, value: unknown, place: Place): Field[] {
  const union = shape.anyOf ?? shape.oneOf ?? [shape];
  const branches = union.filter(({ type }) => type !== 'null');
  const nullable = branches.length < union.length;
  return branches.flatMap((branch) => {
    const real = fits(branch, value);
    const present = real ? value : sample(branch);
    const base = real ? place.base : withField(place.base, place.path, present);
    const here = { ...place, base, sampled: place.sampled || !real };
    return [{ ...here, shape: branch, nullable }, ...children(branch, present, here)];
  });
}

function children({ properties, required = [], items }: Shape, value: unknown, place: Place): Field[] {
  const under = (path: string, name: string) =>
    place.path === '' ? { path, name } : { path: `${place.path}.${path}`, name: `${place.name}.${name}` };
  const inObject = Object.entries(properties ?? {}).flatMap(([key, child]) =>
    walk(child, (value as Record<string, unknown>)[key], {
      ...place,
      ...under(key, key),
      required: required.includes(key),
    }),
  );
  if (items === undefined) return inObject;
  const list = value as unknown[];
  if (list.length === 0) {
    list.push(sample(items));
    return walk(items, list[0], { ...place, ...under('0', '*'), base: withField(place.base, place.path, list) });
  }
  const last = list.length - 1;
  return walk(items, list[last], { ...place, ...under(String(last), '*'), required: false });
}

/** Whether a value is of this branch of a union: of its type and of its kind. */
function fits({ type, properties = {}, const: only }: Shape, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (only !== undefined) return value === only;
  if (type === 'array' || type === 'object') {
    const kinds = Object.entries(properties).filter(([, child]) => child.const !== undefined);
    return (
      Array.isArray(value) === (type === 'array') &&
      kinds.every(([key, child]) => (value as Record<string, unknown>)[key] === child.const)
    );
  }
  return typeof value === (type === 'integer' ? 'number' : type);
}

/** Some value of a shape. */
function sample(shape: Shape): unknown {
  const { type, properties = {}, items, minItems = 0, anyOf, oneOf } = shape;
  const [first] = anyOf ?? oneOf ?? [];
  if (first !== undefined) return sample(first);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, sample(child)]));
  if (type === 'array') return Array.from({ length: minItems }, () => sample(items!));
  if (type === 'boolean') return false;
  if (type === 'string') return 'sample';
  const least = shape.minimum ?? shape.exclusiveMinimum ?? 0;
  const most = shape.maximum ?? shape.exclusiveMaximum ?? least + 2;
  return type === 'integer' ? Math.min(least + 1, most) : (least + Math.min(most, least + 2)) / 2;
}

type Json = Readonly<Record<string, unknown>>;

/** Keywords that say nothing of what is valid. */
const ANNOTATIONS = new Set(['title', 'description']);
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

/** What each keyword of JSON Schema 2020-12 that our schemas use asks of a value; `path` is for the message. */
type Check = (limit: never, value: unknown, path: string, schema: Json, root: Json) => string[];

const unless = (fine: boolean, message: string): string[] => (fine ? [] : [message]);
const onNumber = (fits: (value: number, limit: number) => boolean): Check =>
  ((limit: number, value: unknown, path: string) =>
    unless(typeof value !== 'number' || fits(value, limit), `${path}: ${value} beyond ${limit}`)) as Check;
const onLength = (of: (value: unknown) => number | null, fits: (length: number, limit: number) => boolean): Check =>
  ((limit: number, value: unknown, path: string) => {
    const length = of(value);
    return unless(length === null || fits(length, limit), `${path}: length ${length} beyond ${limit}`);
  }) as Check;

const least = (value: number, limit: number) => value >= limit;
const most = (value: number, limit: number) => value <= limit;
const textLength = (value: unknown) => (typeof value === 'string' ? value.length : null);
const listLength = (value: unknown) => (Array.isArray(value) ? value.length : null);
const fieldCount = (value: unknown) => (isObject(value) ? Object.keys(value).length : null);

const CHECKS: Readonly<Record<string, Check>> = {
  $ref: (to: string, value, path, _, root) => violations(resolved(to, root), value, root, path),
  anyOf: (options: Json[], value, path, _, root) => {
    const all = options.map((option) => violations(option, value, root, path));
    return all.some((found) => found.length === 0) ? [] : [`${path}: none of ${options.length} (${all.at(0)?.at(0)})`];
  },
  type: (type: string | string[], value, path) =>
    unless(
      [type].flat().some((each) => TYPES[each]!(value)),
      `${path}: no ${type}`,
    ),
  const: (only: unknown, value, path) => unless(value === only, `${path}: not ${only}`),
  enum: (all: unknown[], value, path) => unless(all.includes(value), `${path}: none of ${all}`),
  pattern: (pattern: string, value, path) =>
    unless(typeof value !== 'string' || new RegExp(pattern, 'u').test(value), `${path}: not like ${pattern}`),
  minimum: onNumber(least),
  maximum: onNumber(most),
  exclusiveMinimum: onNumber((value, limit) => value > limit),
  minLength: onLength(textLength, least),
  maxLength: onLength(textLength, most),
  minItems: onLength(listLength, least),
  maxItems: onLength(listLength, most),
  minProperties: onLength(fieldCount, least),
  required: (names: string[], value, path) =>
    isObject(value) ? names.filter((name) => !(name in value)).map((name) => `${path}: no ${name}`) : [],
  properties: (fields: Record<string, Json>, value, path, _, root) =>
    Object.entries(fields).flatMap(([name, schema]) =>
      isObject(value) && name in value ? violations(schema, value[name], root, `${path}.${name}`) : [],
    ),
  additionalProperties: (rest: Json | false, value, path, schema, root) => {
    const known = Object.keys((schema['properties'] as Json | undefined) ?? {});
    const others = isObject(value) ? Object.keys(value).filter((name) => !known.includes(name)) : [];
    return others.flatMap((name) => violations(rest, (value as Json)[name], root, `${path}.${name}`));
  },
  propertyNames: (names: Json, value, path, _, root) =>
    isObject(value) ? Object.keys(value).flatMap((name) => violations(names, name, root, path)) : [],
  prefixItems: (places: Json[], value, path, _, root) =>
    places.flatMap((place, i) =>
      Array.isArray(value) && i < value.length ? violations(place, value[i], root, `${path}[${i}]`) : [],
    ),
  items: (each: Json | false, value, path, schema, root) => {
    const from = ((schema['prefixItems'] as unknown[] | undefined) ?? []).length;
    return Array.isArray(value)
      ? value.slice(from).flatMap((item, i) => violations(each, item, root, `${path}[${from + i}]`))
      : [];
  },
};

/**
 * What of a value is not as a JSON Schema says: enough of the language for the schemas that are made here. A keyword that it
 * does not know is an error, so that nothing passes unread.
 * @param root where the references lead
 */
export function violations(schema: Json | boolean, value: unknown, root: Json, path = '$'): string[] {
  if (typeof schema === 'boolean') return unless(schema, `${path}: may not be there`);
  return Object.entries(schema).flatMap(([keyword, limit]) => {
    if (ANNOTATIONS.has(keyword)) return [];
    const check = CHECKS[keyword];
    if (check === undefined) throw new Error(`${path}: unknown keyword ${keyword}`);
    return check(limit as never, value, path, schema, root);
  });
}

/** @param to such as `#/components/schemas/Grade` @throws Error where nothing is there */
export function resolved(to: string, root: Json): Json {
  const found = to
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), root);
  if (!isObject(found)) throw new Error(`${to} leads nowhere`);
  return found;
}

import { z } from 'zod';

/** The parts of JSON Schema that say what is valid. */
interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/**
 * What is valid at a path of a schema, in words: `a whole number, at least 1`, `one of steps, tokens`; for an object its
 * fields. '' where nothing more can be said than its type.
 */
export function validAt(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let shape: Shape | undefined = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  for (const key of path) {
    shape = withoutNull(shape);
    shape = typeof key === 'number' ? shape?.items : shape?.properties?.[String(key)];
  }
  return words(withoutNull(shape));
}

/** The shape of a value that may be null too. */
function withoutNull(shape: Shape | undefined): Shape | undefined {
  const others = shape?.anyOf?.filter(({ type }) => type !== 'null');
  return others?.length === 1 ? others[0] : shape;
}

function words(shape: Shape | undefined): string {
  if (shape?.enum !== undefined) return `one of ${shape.enum.join(', ')}`;
  if (shape?.properties !== undefined) return `fields: ${Object.keys(shape.properties).join(', ')}`;
  if (shape?.type !== 'number' && shape?.type !== 'integer') return '';
  const whole = shape.type === 'integer';
  // Safe integers are JSON Schema's way to say that there is no bound.
  const bounds = [
    shape.minimum !== undefined && shape.minimum > Number.MIN_SAFE_INTEGER ? `at least ${shape.minimum}` : '',
    shape.exclusiveMinimum !== undefined ? `above ${shape.exclusiveMinimum}` : '',
    shape.maximum !== undefined && shape.maximum < Number.MAX_SAFE_INTEGER ? `at most ${shape.maximum}` : '',
    shape.exclusiveMaximum !== undefined ? `below ${shape.exclusiveMaximum}` : '',
  ].filter((bound) => bound !== '');
  return [whole ? 'a whole number' : 'a number', bounds.join(' and ')].filter((part) => part !== '').join(', ');
}

/**
 * Where two JSON values first differ, as a path and both values: `series.train-loss[12] is 3.1 when expected 3.2`; null
 * where they are equal. The order of object keys does not count.
 */
export function firstDifference(found: unknown, expected: unknown, path = ''): string | null {
  if (Object.is(found, expected)) return null;
  if (!isContainer(found) || !isContainer(expected) || Array.isArray(found) !== Array.isArray(expected)) {
    return `${path === '' ? 'the value' : path} is ${brief(found)} when expected ${brief(expected)}`;
  }
  const inArray = Array.isArray(found);
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const step = inArray ? `[${key}]` : path === '' ? key : `.${key}`;
    const difference = firstDifference(found[key], expected[key], path + step);
    if (difference !== null) return difference;
  }
  return null;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object';
}

function brief(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

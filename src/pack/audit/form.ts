const NUMBER_TEXTS = new Set<unknown>(['NaN', 'Infinity', '-Infinity']);

const isNumber = (value: unknown): boolean => typeof value === 'number' || NUMBER_TEXTS.has(value);

/**
 * The form of a value of JSON: its keys in their order, and what kind of value each has. Neither lengths nor values, so
 * that no evidence is in it: a number that is not finite counts as a number, and a list is what its elements are.
 */
export function formOf(value: unknown): string {
  if (isNumber(value)) return '0';
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  if (!Array.isArray(value)) {
    return `{${Object.entries(value)
      .map(([key, part]) => `${key}:${formOf(part)}`)
      .join()}}`;
  }
  if (value.length > 0 && isNumber(value[0])) return '[0]';
  return `[${[...new Set(value.map(formOf))].join('|')}]`;
}

/** Lengths of all lists of numbers, and of lists of such lists, in the order in which they stand. */
export function lengthsOf(value: unknown): string {
  if (Array.isArray(value)) {
    if (value.length === 0 || isNumber(value[0])) return String(value.length);
    return `${value.length}(${value.map(lengthsOf).join()})`;
  }
  if (value === null || typeof value !== 'object') return '';
  return Object.values(value).map(lengthsOf).filter(Boolean).join();
}

const LONGEST = 80;

/**
 * A value of a client as an error message shows it: short, quoted where it is text in a field. Lists and objects are
 * only named, since a nest deep enough cannot be written out.
 */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

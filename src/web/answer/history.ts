/** A value with the steps that led to it and those taken back. */
export interface History<T> {
  readonly present: T;
  /** Earlier values, the latest last, each with the field whose change ended it. */
  readonly past: readonly { readonly value: T; readonly field: string | null }[];
  /** Values taken back, the next to bring again first. */
  readonly future: readonly T[];
}

/** More than anyone takes back, and little enough to keep. */
export const MOST_STEPS = 100;

export function startHistory<T>(present: T): History<T> {
  return { present, past: [], future: [] };
}

/** Where the running gesture on a field began: the value before it, or the present one where none is running. */
export function startOfGesture<T>(history: History<T>, field: string | null): T {
  const last = history.past.at(-1);
  return field !== null && last?.field === field ? last.value : history.present;
}

/**
 * The history after a change. Changes of one field in a row are one step, until `endGesture`; null is a field of its own
 * every time.
 */
export function record<T>(history: History<T>, value: T, field: string | null): History<T> {
  if (same(value, history.present)) return history;
  const start = startOfGesture(history, field);
  const continues = start !== history.present;
  // A gesture that came back to where it began is none.
  if (continues && same(value, start)) return { present: start, past: history.past.slice(0, -1), future: [] };
  const past = continues ? history.past : [...history.past, { value: history.present, field }].slice(-MOST_STEPS);
  return { present: value, past, future: [] };
}

/** The next change is a step of its own, even of the same field. */
export function endGesture<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined || last.field === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, field: null }] };
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  const before = endGesture({ ...history, past: history.past.slice(0, -1) });
  return { present: last.value, past: before.past, future: [history.present, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { present: next, past: [...history.past, { value: history.present, field: null }], future };
}

/** Drafts are plain data whose keys keep their order. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

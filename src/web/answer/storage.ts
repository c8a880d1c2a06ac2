/** What is used of the browser's storage. */
export interface TextStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * The storage that all tabs share. Asking for it throws where it is switched off, and so may using it where it is full:
 * callers go on without. Typed here, because the tests run without a browser's types.
 */
export function sharedStorage(): TextStorage {
  const { localStorage } = globalThis as { localStorage?: TextStorage };
  if (localStorage === undefined) throw new Error('no storage');
  return localStorage;
}

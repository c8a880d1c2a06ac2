import { sharedStorage } from './storage.js';

/** Unsent things of one kind that are kept, one a puzzle; beyond that the one untouched for longest goes. */
export const MOST_KEPT = 50;

/** Keeps a value under a prefix and a puzzle, with the time. @throws where storage is full or switched off */
export function keep(prefix: string, puzzle: string, value: object): void {
  const storage = sharedStorage();
  if (storage.getItem(prefix + puzzle) === null) makeRoom(prefix);
  storage.setItem(prefix + puzzle, JSON.stringify({ ...value, touched: Date.now() }));
}

function makeRoom(prefix: string): void {
  const storage = sharedStorage();
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  const kept = keys.filter((key) => key.startsWith(prefix));
  const byAge = kept.map((key) => ({ key, touched: touchedOf(key) })).sort((a, b) => a.touched - b.touched);
  for (const { key } of byAge.slice(0, Math.max(0, byAge.length - MOST_KEPT + 1))) storage.removeItem(key);
}

/** When something kept was last touched; what cannot be read is oldest. */
function touchedOf(key: string): number {
  try {
    const { touched } = JSON.parse(sharedStorage().getItem(key) ?? '{}') as { touched?: unknown };
    return typeof touched === 'number' ? touched : 0;
  } catch {
    return 0;
  }
}

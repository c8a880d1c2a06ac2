/** A map of limited size that forgets what was not used for longest. */
export interface RecentCache<K, V> {
  /** The value kept under the key, or the one that `make` gives, which is kept; nothing is kept when `make` throws. */
  get(key: K, make: () => V): V;
}

/** @param limit entries kept, at least 1 */
export function createRecentCache<K, V>(limit: number): RecentCache<K, V> {
  // A Map iterates in order of insertion: re-inserting on use keeps the oldest use first.
  const entries = new Map<K, { readonly value: V }>();
  return {
    get(key, make) {
      const entry = entries.get(key) ?? { value: make() };
      entries.delete(key);
      entries.set(key, entry);
      if (entries.size > limit) {
        for (const oldest of entries.keys()) {
          entries.delete(oldest);
          break;
        }
      }
      return entry.value;
    },
  };
}

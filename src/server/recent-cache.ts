/** A map of limited size that forgets what was not used for longest. */
export interface RecentCache<K, V> {
  /** The value kept under the key, or the one that `make` gives, which is kept; nothing is kept when `make` throws. */
  get(key: K, make: () => V): V;
  /** The value kept under the key; counts as a use. */
  find(key: K): V | undefined;
}

/** @param limit entries kept, at least 1 */
export function createRecentCache<K, V>(limit: number): RecentCache<K, V> {
  // A Map iterates in order of insertion: re-inserting on use keeps the oldest use first.
  const entries = new Map<K, { readonly value: V }>();
  const use = (key: K, entry: { readonly value: V }): V => {
    entries.delete(key);
    entries.set(key, entry);
    return entry.value;
  };
  return {
    get(key, make) {
      const value = use(key, entries.get(key) ?? { value: make() });
      if (entries.size > limit) {
        for (const oldest of entries.keys()) {
          entries.delete(oldest);
          break;
        }
      }
      return value;
    },
    find(key) {
      const entry = entries.get(key);
      return entry && use(key, entry);
    },
  };
}

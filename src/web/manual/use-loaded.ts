import { useEffect, useState } from 'preact/hooks';

/** Something on its way from the server. */
export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly value: T };

const LOADING = { kind: 'loading' } as const;

/** Loads for a key as soon as there is one, and again on retry; an answer that comes after the key has changed is dropped. */
export function useLoaded<T>(
  key: string | null,
  load: (key: string) => Promise<T>,
): { loaded: Loaded<T>; retry(): void } {
  const [loaded, setLoaded] = useState<Loaded<T>>(LOADING);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setLoaded(LOADING);
    if (key === null) return;
    let current = true;
    load(key).then(
      (value) => current && setLoaded({ kind: 'ready', value }),
      (error: unknown) => current && setLoaded({ kind: 'failed', message: messageOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);
  return { loaded, retry: () => setAttempt((count) => count + 1) };
}

/** What went wrong, for the reader. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

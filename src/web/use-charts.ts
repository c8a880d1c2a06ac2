import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PanelSpec } from '../charts/compile.js';
import type { ThemeName } from '../charts/theme.js';
import { fetchCharts } from './api.js';

export type Charts =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly panels: readonly PanelSpec[] };

const LOADING: Charts = { kind: 'loading' };

/** The panels of a theme, from the moment they are wanted; those of the other theme stay until these are here. */
export function useCharts(theme: ThemeName, wanted: boolean): { charts: Charts; retryCharts(): void } {
  const [charts, setCharts] = useState<Charts>(LOADING);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!wanted) return;
    let current = true;
    setCharts((before) => (before.kind === 'ready' ? before : LOADING));
    fetchCharts(theme).then(
      ({ panels }) => current && setCharts({ kind: 'ready', panels }),
      (error: Error) => current && setCharts({ kind: 'failed', message: error.message }),
    );
    return () => {
      current = false;
    };
  }, [theme, wanted, attempt]);

  const retryCharts = useCallback(() => setAttempt((count) => count + 1), []);
  return { charts, retryCharts };
}

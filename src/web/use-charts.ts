import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Dashboard } from '../charts/compile.js';
import type { ThemeName } from '../charts/theme.js';
import { fetchCharts } from './api.js';

export type Charts =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly dashboard: Dashboard };

const LOADING: Charts = { kind: 'loading' };

/** One request a theme for the whole page; a failed one is asked again. */
const requested = new Map<ThemeName, Promise<Dashboard>>();

function dashboardOf(theme: ThemeName): Promise<Dashboard> {
  const known = requested.get(theme);
  if (known !== undefined) return known;
  const asked = fetchCharts(theme);
  requested.set(theme, asked);
  asked.catch(() => requested.delete(theme));
  return asked;
}

/** Panels and charts of a theme; those of the other theme stay until these are here. */
export function useCharts(theme: ThemeName): { charts: Charts; retryCharts(): void } {
  const [charts, setCharts] = useState<Charts>(LOADING);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let current = true;
    setCharts((before) => (before.kind === 'ready' ? before : LOADING));
    dashboardOf(theme).then(
      (dashboard) => current && setCharts({ kind: 'ready', dashboard }),
      (error: Error) => current && setCharts({ kind: 'failed', message: error.message }),
    );
    return () => {
      current = false;
    };
  }, [theme, attempt]);

  const retryCharts = useCallback(() => setAttempt((count) => count + 1), []);
  return { charts, retryCharts };
}

import { useEffect, useState } from 'preact/hooks';
import type { ThemeName } from '../../charts/theme.js';

const STORAGE_KEY = 'lossleuth theme';
const darkPreferred = matchMedia('(prefers-color-scheme: dark)');

/** The theme in force: the reader's choice where there is one, else what the system asks for, as it changes. */
export function useTheme(): { theme: ThemeName; toggle(): void } {
  const [chosen, setChosen] = useState<ThemeName | null>(storedTheme);
  const [system, setSystem] = useState<ThemeName>(darkPreferred.matches ? 'dark' : 'light');
  useEffect(() => {
    const listen = () => setSystem(darkPreferred.matches ? 'dark' : 'light');
    darkPreferred.addEventListener('change', listen);
    return () => darkPreferred.removeEventListener('change', listen);
  }, []);
  const theme = chosen ?? system;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return {
    theme,
    toggle: () => {
      const next = theme === 'dark' ? 'light' : 'dark';
      setChosen(next);
      try {
        localStorage.setItem(STORAGE_KEY, next);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  };
}

function storedTheme(): ThemeName | null {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : null;
  } catch {
    return null;
  }
}

import type { ThemeName } from '../../charts/theme.js';
import type { Progress } from '../api.js';
import { ProgressLine } from '../reveal/progress.js';

export interface TopBarProps {
  readonly progress: Progress | null;
  /** What stands in the right column, or below everything on a narrow screen; null while nothing does. */
  readonly aside: string | null;
  readonly theme: ThemeName;
  toggleTheme(): void;
}

/** Name, a way past the panels, progress and the theme switch. */
export function TopBar({ progress, aside, theme, toggleTheme }: TopBarProps) {
  return (
    <header class="top-bar">
      <a class="brand" href="#/">
        lossleuth
      </a>
      {aside !== null && (
        <button type="button" class="quiet jump" onClick={jumpToAside}>
          {aside}
        </button>
      )}
      <span class="top-bar-space" />
      <ProgressLine progress={progress} />
      <button type="button" class="quiet" aria-pressed={theme === 'dark'} onClick={toggleTheme}>
        Dark
      </button>
    </header>
  );
}

/** A button, not a link: the hash names the puzzle and must not change. */
function jumpToAside(): void {
  const aside = document.querySelector<HTMLElement>('.side-column');
  aside?.scrollIntoView({ block: 'start' });
  aside?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
}

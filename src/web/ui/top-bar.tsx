import type { ThemeName } from '../../charts/theme.js';
import type { Progress } from '../api.js';
import { Help } from '../help/help.js';
import { MANUAL_LIST } from '../manual/hash.js';
import { ProgressLine } from '../reveal/progress.js';
import { RUN_PAGE, SESSION_PAGE } from '../route.js';

export interface TopBarProps {
  readonly progress: Progress | null;
  /** What stands in the right column, or below everything on a narrow screen; null while nothing does. */
  readonly aside: string | null;
  readonly theme: ThemeName;
  toggleTheme(): void;
  /** Shows the guide again; null where there is none. */
  readonly showGuide: (() => void) | null;
}

/** Name, a way past the panels, progress and the theme switch. */
export function TopBar({ progress, aside, theme, toggleTheme, showGuide }: TopBarProps) {
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
      <a class="top-link" href={SESSION_PAGE}>
        <Your /> record
      </a>
      <a class="top-link" href={RUN_PAGE}>
        <Your /> run
      </a>
      <a class="top-link" href={MANUAL_LIST}>
        Manual
      </a>
      <Help showGuide={showGuide} />
      <button type="button" class="quiet" aria-pressed={theme === 'dark'} onClick={toggleTheme}>
        Dark
      </button>
    </header>
  );
}

/** Left out of sight where the bar is narrow; the links keep their names. */
function Your() {
  return <span class="top-link-your">Your</span>;
}

/** A button, not a link: the hash names the puzzle and must not change. */
function jumpToAside(): void {
  const aside = document.querySelector<HTMLElement>('.side-column');
  aside?.scrollIntoView({ block: 'start' });
  aside?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
}

import type { ThemeName } from '../../charts/theme.js';
import type { Progress } from '../api.js';
import { ProgressLine } from '../reveal/progress.js';

/** Name, progress and the theme switch. */
export function TopBar(props: { progress: Progress | null; theme: ThemeName; toggleTheme(): void }) {
  return (
    <header class="top-bar">
      <button type="button" class="skip" onClick={skipToSide}>
        Skip to the right column
      </button>
      <a class="brand" href="#/">
        lossleuth
      </a>
      <ProgressLine progress={props.progress} />
      <button type="button" class="quiet" aria-pressed={props.theme === 'dark'} onClick={props.toggleTheme}>
        Dark
      </button>
    </header>
  );
}

/** A button, not a link: the hash names the puzzle and must not change. */
function skipToSide(): void {
  document.querySelector<HTMLElement>('.side-column input, .side-column button')?.focus();
}

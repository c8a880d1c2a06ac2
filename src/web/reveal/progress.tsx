import type { Progress } from '../api.js';
import { progressInWords } from './progress-words.js';

/** How the solver has done so far, in one line. */
export function ProgressLine({ progress }: { progress: Progress | null }) {
  return <span class="progress-line">{progressInWords(progress)}</span>;
}

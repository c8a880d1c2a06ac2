import type { PublicPuzzle, Reveal } from '../../puzzle/puzzle.js';
import { leadingCause } from '../answer/words.js';
import { formatPercent, formatStep } from '../format.js';

const HEALTHY = 'healthy';
const WHOLE_RUN = 'whole-run';
const NO_EVENT = 'plain';

/** The truth in one sentence: what, since when, where. */
export function truthSentence(reveal: Reveal): string {
  if (reveal.cause.id === HEALTHY) {
    const event =
      reveal.control.id === NO_EVENT ? '' : `, with a benign event in it: ${lowerFirst(reveal.control.name)}`;
    return `The run was healthy${event}.`;
  }
  const since =
    reveal.onset === null ? '' : reveal.onset === 0 ? ' from the start' : ` from step ${formatStep(reveal.onset)} on`;
  const where = reveal.where.id === WHOLE_RUN ? '' : ` (${lowerFirst(reveal.where.name)})`;
  return `The cause was “${reveal.cause.name}”${since}${where}.`;
}

/** How the answer compares, in one sentence. */
export function outcomeSentence(reveal: Reveal, candidates: PublicPuzzle['candidates']): string {
  const { cause } = reveal.grade;
  const leading = leadingCause(reveal.answer, candidates);
  if (cause.top1) return `You were right, with ${formatPercent(cause.probability)}.`;
  const said = leading === null ? 'nothing' : `“${leading.name}” with ${formatPercent(leading.probability)}`;
  return `You said ${said}; the true cause got ${formatPercent(cause.probability)}.`;
}

/** When the evidence was first there, which is what the onset is graded by. */
export function detectableSentence(reveal: Reveal): string | null {
  if (reveal.cause.id === HEALTHY || reveal.onset === null) return null;
  if (reveal.detectable === null) return 'A matched observer never has the evidence in this run.';
  const delay = reveal.detectable - reveal.onset;
  return delay <= 0
    ? `It shows from step ${formatStep(reveal.detectable)} on, at once.`
    : `It first shows at step ${formatStep(reveal.detectable)}, ${formatStep(delay)} ${delay === 1 ? 'step' : 'steps'} after its onset.`;
}

/** Names start with a capital in lists, not inside a sentence; abbreviations such as `ECE` keep theirs. */
export function lowerFirst(name: string): string {
  const second = name.charAt(1);
  return second === second.toLowerCase() && second !== '' ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import { EQUAL, mostOfRest, type Prior } from '../answer/rest.js';
import { leadingCause } from '../answer/words.js';
import { formatPercent, formatStep } from '../format.js';
import { HEALTHY, WHOLE_RUN } from '../names.js';

/** The control of a run without a benign event. */
const NO_EVENT = 'plain';

/** Whether there is a benign event in the run. */
export function hasEvent({ control }: Pick<Reveal, 'control'>): boolean {
  return control.id !== NO_EVENT;
}

/** The benign event inside a sentence: what, and since when where that is known. */
function eventInWords({ name, step }: Reveal['control']): string {
  return step === null ? lowerFirst(name) : `${lowerFirst(name)}, at step ${formatStep(step)}`;
}

/** The truth in one sentence: what, since when, where. */
export function truthSentence(reveal: Reveal): string {
  if (reveal.cause.id === HEALTHY) {
    const event = hasEvent(reveal) ? `, with a benign event in it: ${eventInWords(reveal.control)}` : '';
    return `The run was healthy${event}.`;
  }
  const since =
    reveal.onset === null ? '' : reveal.onset === 0 ? ' from the start' : ` from step ${formatStep(reveal.onset)} on`;
  const where = reveal.where.id === WHOLE_RUN ? '' : `, in “${reveal.where.name}”`;
  return `The cause was “${reveal.cause.name}”${since}${where}.`;
}

/**
 * How the answer compares, in one sentence. What an answer leaves is spread by the prior, so that a cause nobody named can
 * come first: the one who named the truth then hears what beat it, and the one who did not, what was right by itself.
 */
export function outcomeSentence(reveal: Reveal, candidates: PublicPuzzle['candidates'], prior: Prior): string {
  const { cause, answer, grade } = reveal;
  if (answer === null || grade === null) return 'You gave this one up.';
  const { top1 } = grade.cause;
  const probability = formatPercent(grade.cause.probability);
  const leading = leadingCause(answer, candidates);
  const said = leading === null ? 'nothing' : `“${leading.name}” with ${formatPercent(leading.probability)}`;
  const named = answer.causes[cause.id];
  if (top1 && named === undefined) return `You said ${said}; what you left gave the true cause most, ${probability}.`;
  if (top1) return `You were right, with ${probability}.`;
  const rest = mostOfRest(answer.causes, prior);
  if (named !== undefined && named === leading?.probability && rest.share > named - EQUAL) {
    const rival = candidates.find(({ id }) => id === rest.ids[0])?.name ?? rest.ids[0];
    const more = rest.share > named + EQUAL ? 'more' : 'as much';
    return `You named it, with ${probability}, but what you left gave ${more} to “${rival}”, ${formatPercent(rest.share)}.`;
  }
  return `You said ${said}; the true cause got ${probability}.`;
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

/** What the twin in the panels leaves out; null where it is the run itself, because nothing happened in it. */
export function twinSentence(reveal: Reveal): string | null {
  if (reveal.onset !== null) return 'is the same run without the fault.';
  if (!hasEvent(reveal)) return null;
  return `is the same run without the ${lowerFirst(reveal.control.name)}.`;
}

/** Names start with a capital in lists, not inside a sentence; abbreviations such as `ECE` keep theirs. */
export function lowerFirst(name: string): string {
  const second = name.charAt(1);
  return second === second.toLowerCase() && second !== '' ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

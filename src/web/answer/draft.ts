import type { Answer, OnsetAnswer, PublicPuzzle } from '../../puzzle/puzzle.js';
import { HEALTHY, WHOLE_RUN } from '../names.js';
import { lowestPercent, type Prior } from './rest.js';

export type OnsetKind = 'interval' | 'start' | 'none';

/** An answer as it is being filled in; numbers stay text until they are checked. */
export interface Draft {
  readonly cause: string | null;
  /** Per cent, a whole number. */
  readonly confidence: number;
  readonly onset: OnsetKind | null;
  readonly from: string;
  readonly to: string;
  readonly where: string;
  readonly rationale: string;
}

export const EMPTY_DRAFT: Draft = {
  cause: null,
  confidence: 60,
  onset: null,
  from: '',
  to: '',
  where: '',
  rationale: '',
};

/** The draft with enough confidence for its cause to come first. */
export function raiseConfidence(draft: Draft, prior: Prior): Draft {
  return { ...draft, confidence: Math.max(draft.confidence, lowestPercent(draft.cause, prior)) };
}

/** A healthy run has no onset and no place: choosing it says so for both, and leaving it takes that back. */
export function chooseCause(draft: Draft, cause: string, prior: Prior): Draft {
  const chosen = raiseConfidence({ ...draft, cause }, prior);
  if (cause === HEALTHY) return { ...chosen, onset: 'none', where: WHOLE_RUN };
  return draft.cause === HEALTHY ? { ...chosen, onset: null, where: '' } : chosen;
}

/** An interval drawn on a panel, as the form's text. */
export function chooseInterval(draft: Draft, from: number, to: number): Draft {
  return { ...draft, onset: 'interval', from: String(from), to: String(to) };
}

export interface Problem {
  readonly field: 'cause' | 'onset' | 'where';
  readonly message: string;
}

export type Checked = { readonly answer: Omit<Answer, 'puzzle'> } | { readonly problems: readonly Problem[] };

/** The answer a draft stands for, or everything that is still wrong with it. */
export function checkDraft(draft: Draft, puzzle: Pick<PublicPuzzle, 'steps'>): Checked {
  const problems: Problem[] = [];
  if (draft.cause === null) problems.push({ field: 'cause', message: 'Choose a cause.' });
  const onset = onsetOf(draft, puzzle.steps);
  if (typeof onset === 'object' && 'message' in onset) problems.push(onset);
  if (draft.where === '') problems.push({ field: 'where', message: 'Say where the fault acts.' });
  if (problems.length > 0) return { problems };
  const rationale = draft.rationale.trim();
  return {
    answer: {
      causes: { [draft.cause!]: draft.confidence / 100 },
      onset: onset as OnsetAnswer,
      where: draft.where,
      ...(rationale === '' ? {} : { rationale }),
    },
  };
}

function onsetOf(draft: Draft, steps: number): OnsetAnswer | Problem {
  const problem = (message: string): Problem => ({ field: 'onset', message });
  if (draft.onset === null) return problem('Say since when.');
  if (draft.onset === 'none') {
    return draft.cause === HEALTHY
      ? 'none'
      : problem('Only a healthy run has no onset. Give an interval, or choose healthy.');
  }
  if (draft.cause === HEALTHY) return problem('A healthy run has no onset.');
  if (draft.onset === 'start') return 'start';
  return (
    checkInterval(draft.from, draft.to, steps) ??
    problem(`Give two steps between 0 and ${steps - 1}, the earlier one first.`)
  );
}

/** The interval two texts stand for, or null where they are not two steps of the window in order. */
export function checkInterval(fromText: string, toText: string, steps: number): readonly [number, number] | null {
  if (fromText.trim() === '' || toText.trim() === '') return null;
  const from = Number(fromText);
  const to = Number(toText);
  const isStep = (value: number) => Number.isInteger(value) && value >= 0 && value < steps;
  return isStep(from) && isStep(to) && from <= to ? [from, to] : null;
}

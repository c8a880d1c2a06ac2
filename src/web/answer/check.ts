import type { Answer, OnsetAnswer, PublicPuzzle } from '../../puzzle/puzzle.js';
import { toProbabilities } from './beliefs.js';
import { type Draft, leadsHealthy, saysHealthy } from './draft.js';
import type { Prior } from './rest.js';

export interface Problem {
  readonly field: 'cause' | 'onset' | 'where';
  readonly message: string;
}

export type Checked = { readonly answer: Omit<Answer, 'puzzle'> } | { readonly problems: readonly Problem[] };

/** What an answer is checked against. */
type Asked = Pick<PublicPuzzle, 'steps' | 'places' | 'fixes'>;

/** The answer a draft stands for, or everything that is still wrong with it. */
export function checkDraft(draft: Draft, puzzle: Asked, prior: Prior): Checked {
  const problems: Problem[] = [];
  if (Object.keys(draft.named).length === 0) problems.push({ field: 'cause', message: 'Choose a cause.' });
  const onset = onsetOf(draft, puzzle.steps, prior);
  if (typeof onset === 'object' && 'message' in onset) problems.push(onset);
  if (!puzzle.places.some(({ id }) => id === draft.where)) {
    problems.push({ field: 'where', message: 'Say where the fault acts.' });
  }
  if (problems.length > 0) return { problems };
  const { where, fix } = draft;
  const answer = { causes: toProbabilities(draft.named), onset: onset as OnsetAnswer, where };
  // A fix that the puzzle does not list was kept by another release: it is nothing that was chosen here.
  return { answer: puzzle.fixes.some(({ id }) => id === fix) ? { ...answer, fix } : answer };
}

function onsetOf(draft: Draft, steps: number, prior: Prior): OnsetAnswer | Problem {
  const problem = (message: string): Problem => ({ field: 'onset', message });
  if (draft.onset === null) return problem('Say since when.');
  if (draft.onset === 'none') {
    return leadsHealthy(draft.named, prior)
      ? 'none'
      : problem('Only a healthy run has no onset. Give an interval, or choose healthy.');
  }
  if (saysHealthy(draft.named, prior)) return problem('A healthy run has no onset.');
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

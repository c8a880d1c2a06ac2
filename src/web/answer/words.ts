import type { Answer, OnsetAnswer, PublicPuzzle } from '../../puzzle/puzzle.js';
import { formatPercent, formatStep } from '../format.js';
import { leadOf, lowestPercent, type Named } from './beliefs.js';
import { EQUAL, type Prior } from './rest.js';

/** An onset answer in words. */
export function onsetInWords(onset: OnsetAnswer | undefined): string {
  if (onset === undefined) return 'no onset given';
  if (onset === 'none') return 'no onset';
  if (onset === 'start') return 'from the start';
  return `between steps ${formatStep(onset[0])} and ${formatStep(onset[1])}`;
}

/** How wide an interval is, as it is scored: the difference of its steps. */
export function widthInWords([from, to]: readonly [number, number]): string {
  if (from === to) return 'a single step';
  return to - from === 1 ? '1 step wide' : `${formatStep(to - from)} steps wide`;
}

/** The cause with the highest probability of an answer, and its name. */
export function leadingCause(
  answer: Pick<Answer, 'causes'>,
  candidates: PublicPuzzle['candidates'],
): { readonly id: string; readonly name: string; readonly probability: number } | null {
  const [first] = Object.entries(answer.causes).sort(([, a], [, b]) => b - a);
  if (first === undefined) return null;
  const [id, probability] = first;
  return { id, probability, name: nameOf(id, candidates) };
}

/** Name of a candidate; its id where the puzzle does not list it. */
export function nameOf(id: string, candidates: PublicPuzzle['candidates']): string {
  return candidates.find((candidate) => candidate.id === id)?.name ?? id;
}

/** What is wrong with the order of the named causes, in a sentence or two; null where one of them clearly comes first. */
export function warningInWords(named: Named, candidates: PublicPuzzle['candidates'], prior: Prior): string | null {
  const lead = leadOf(named, prior);
  const most = Math.max(0, ...Object.values(named));
  if (most === 0 || lead.kind === 'named') return null;
  if (lead.kind === 'level') return `${listInWords(lead.ids, candidates)} are level: none of them comes first.`;
  const best = Object.keys(named).find((id) => named[id] === most)!;
  const name = nameOf(best, candidates);
  const compared = lead.share > most / 100 + EQUAL ? 'more than' : 'as much as';
  const given =
    lead.ids.length === 1
      ? `${nameOf(lead.ids[0]!, candidates)} gets ${formatPercent(lead.share)}`
      : `${lead.ids.length} unnamed causes get ${formatPercent(lead.share)} each`;
  return `Of what you leave, ${given}, ${compared} ${name}. From ${lowestPercent(best, prior, named)} % on ${name} comes first.`;
}

function listInWords(ids: readonly string[], candidates: PublicPuzzle['candidates']): string {
  const names = ids.map((id) => nameOf(id, candidates));
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import { leadingCause, onsetInWords } from '../answer/words.js';
import { formatPercent } from '../format.js';

/** What the reference diagnostician answered, and what that was worth. */
export function opponentInWords(
  { opponent }: Pick<Reveal, 'opponent'>,
  { candidates, fixes }: Pick<PublicPuzzle, 'candidates' | 'fixes'>,
): string {
  const { answer, grade } = opponent;
  const leading = leadingCause(answer, candidates);
  const said =
    leading === null ? 'named no cause' : `answered “${leading.name}” with ${formatPercent(leading.probability)}`;
  const truth = grade.cause.top1 ? '' : ` It gave the true cause ${formatPercent(grade.cause.probability)}.`;
  const onset = `Onset: ${answer.onset === 'none' ? 'none' : onsetInWords(answer.onset)}.`;
  const chosen = fixes.find(({ id }) => id === answer.fix);
  const fix = chosen === undefined ? '' : ` Fix: ${chosen.name}.`;
  return `The reference diagnostician ${said} and scored ${Math.round(grade.score)}.${truth} ${onset}${fix}`;
}

/** Per cent that the reference diagnostician gives the truth in a tier; src/diagnose/tier.ts draws the lines. */
const TIERS = ['90 % or more', '70 to 90 %', '45 to 70 %', '20 to 45 %', 'less than 20 %'] as const;

/** How hard a puzzle is, and what that means. */
export function tierInWords(tier: number): string {
  const share = TIERS[tier - 1];
  const meaning = share === undefined ? '' : `: from the panels it gives the true cause ${share}`;
  return `Tier ${tier} of ${TIERS.length}${meaning}.`;
}

import type { Candidate } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import { mostOfRest, type Prior } from '../answer/rest.js';
import { leadingCause } from '../answer/words.js';
import { panelName } from '../manual/panel-names.js';
import type { WeightRow } from '../weights/weights.js';

/** Less than this prints as 0.0 nats. */
const LEAST_OBJECTION = 0.05;

/** A candidate that the true cause can be weighed against. */
export interface Rival extends Candidate {
  /** Whether it is what the solver's answer put first, wrongly. */
  readonly said: boolean;
}

/** The part of a reveal that says what the panels told. */
type Told = Pick<Reveal, 'cause' | 'opponent' | 'readings'>;

/** What is weighed of one cause against another: the prior's part, then that of the panels and of the readings bought. */
export interface Balance {
  readonly prior: WeightRow;
  readonly panels: readonly WeightRow[];
  /** All of it together: the log-odds of the true cause. */
  readonly total: number;
}

/** The true cause against a rival, panel by panel and reading by reading, in nats. */
export function balanceAgainst(told: Told, rival: string, prior: Prior): Balance {
  const { cause } = told;
  const panels = [...panelRows(told, rival), ...readingRows(told, rival)];
  const before = Math.log(prior[cause.id]! / prior[rival]!);
  const total = panels.reduce((sum, { weight }) => sum + weight, before);
  return { prior: { label: 'Prior', weight: before }, panels, total };
}

/**
 * Candidates to weigh the truth against, the one to begin with first: what the solver put first where that was wrong; then
 * by what the diagnostician held of them.
 */
export function rivalsOf(
  reveal: Told & Pick<Reveal, 'answer' | 'grade'>,
  candidates: readonly Candidate[],
  prior: Prior,
): readonly Rival[] {
  const possible = (id: string) => (prior[id] ?? 0) > 0;
  if (!possible(reveal.cause.id)) return [];
  const said = wrongLead(reveal, candidates, prior);
  return candidates
    .filter(({ id }) => id !== reveal.cause.id && possible(id))
    .map((candidate) => ({
      rival: { ...candidate, said: candidate.id === said },
      total: balanceAgainst(reveal, candidate.id, prior).total,
    }))
    .sort((a, b) => Number(b.rival.said) - Number(a.rival.said) || a.total - b.total)
    .map(({ rival }) => rival);
}

/** The panel that speaks most against a cause, or null where none does. */
export function strongestObjection(told: Told, rival: string): WeightRow | null {
  const [most] = panelRows(told, rival).sort((a, b) => b.weight - a.weight);
  return most === undefined || most.weight < LEAST_OBJECTION ? null : most;
}

/** What the probes told that were bought. */
function readingRows({ cause, readings }: Told, rival: string): WeightRow[] {
  return readings.map(({ name, finding, weights }) => ({
    label: `${name} (${finding})`,
    weight: (weights[cause.id] ?? 0) - (weights[rival] ?? 0),
  }));
}

function panelRows({ cause, opponent }: Told, rival: string): WeightRow[] {
  return opponent.evidence.map(({ panel, weights }) => ({
    label: toldPanelName(panel),
    weight: (weights[cause.id] ?? 0) - (weights[rival] ?? 0),
  }));
}

/** The cause that an answer put before the true one, by naming it or by what it left; null where it was right, or given up. */
function wrongLead(
  { cause, answer, grade }: Pick<Reveal, 'cause' | 'answer' | 'grade'>,
  candidates: readonly Candidate[],
  prior: Prior,
): string | null {
  if (answer === null || grade === null || grade.cause.top1) return null;
  const leading = leadingCause(answer, candidates);
  if (leading !== null && leading.id !== cause.id) return leading.id;
  return mostOfRest(answer.causes, prior).ids.find((id) => id !== cause.id) ?? null;
}

/** Name of a panel as a whole; those of slices say so, for there is a loss of the training beside them. */
export function toldPanelName(panel: string): string {
  const { title } = panelName(panel, null);
  return panel.startsWith('slice-') ? `${title} by slice` : title;
}

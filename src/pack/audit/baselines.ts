import { createStream, secretOfSeed } from '../../core/rng.js';
import { wilson } from '../../core/wilson.js';
import { scoreCause } from '../../puzzle/score-cause.js';
import type { PackManifest } from '../manifest.js';
import { certifiedGuess, type Guess, PROGRAMS, type Published } from './programs.js';
import type { AuditRow } from './row.js';

/** Tier from which a puzzle must not be told by one threshold. */
export const HARD_TIER = 3;

/** How well a program that understands nothing does, or how well one could do. */
export interface Baseline {
  readonly id: string;
  readonly title: string;
  readonly puzzles: 'all' | 'hard';
  readonly n: number;
  /** Puzzles whose cause it named first. */
  readonly right: number;
  readonly top1: number;
  /** 95 % Wilson interval of top1. */
  readonly interval: readonly [number, number];
  /** Mean score of the cause, 0–100, as `grade` gives it. */
  readonly score: number;
  /** Mean of −ln of the probability of the truth, floored as in `grade`. */
  readonly logLoss: number;
}

/** Baselines of all puzzles and, where tiers are known, of those of tier 3 and above, fitted on these alone. */
export function baselines(rows: readonly AuditRow[], manifest: PackManifest): Baseline[] {
  const hard = rows.filter(({ certificate }) => certificate !== null && certificate.tier >= HARD_TIER);
  return [...table(rows, 'all', manifest), ...(hard.length === 0 ? [] : table(hard, 'hard', manifest))];
}

function table(rows: readonly AuditRow[], puzzles: Baseline['puzzles'], manifest: PackManifest): Baseline[] {
  const publishedOf = ({ scenario }: AuditRow): Published => ({
    candidates: manifest.candidates[scenario]!,
    prior: manifest.prior[scenario]!,
  });
  const halves = halve(rows);
  const tried = PROGRAMS.map(({ id, title, train }) => {
    const guesses = new Map<AuditRow, Guess>();
    // Both halves are tried, each with what was fitted on the other.
    for (const [examples, others] of halves) {
      if (others.length === 0) continue;
      const guess = train(examples, publishedOf(others[0]!));
      for (const row of others) guesses.set(row, guess(row));
    }
    return { id, title, puzzles, ...scoreOf(rows, (row) => guesses.get(row)!, publishedOf) };
  });
  if (rows.some(({ certificate }) => certificate === null)) return tried;
  const ceilings = (['free', 'all'] as const).map((evidence) => ({
    id: `ceiling-${evidence}`,
    title: evidence === 'free' ? 'ceiling: free panels (at least)' : 'ceiling: every probe (at least)',
    puzzles,
    ...scoreOf(rows, (row) => certifiedGuess(row, row.certificate!, evidence, publishedOf(row)), publishedOf),
  }));
  return [...tried, ...ceilings];
}

/** Pairs of halves of each scenario at random: [to fit on, to try]; reproducible. */
function halve(rows: readonly AuditRow[]): [AuditRow[], AuditRow[]][] {
  const stream = createStream(secretOfSeed('lossleuth audit'), ['halves']);
  const scenarios = new Map<string, AuditRow[]>();
  for (const row of rows) {
    const group = scenarios.get(row.scenario) ?? [];
    // Inserted at a random place: the same as shuffling at the end.
    group.push(row);
    const at = stream.integer(group.length);
    [group[at], group[group.length - 1]] = [group.at(-1)!, group[at]!];
    scenarios.set(row.scenario, group);
  }
  return [...scenarios.values()].flatMap((group) => {
    const middle = Math.ceil(group.length / 2);
    const [first, second] = [group.slice(0, middle), group.slice(middle)];
    return [[first, second] as [AuditRow[], AuditRow[]], [second, first] as [AuditRow[], AuditRow[]]];
  });
}

function scoreOf(
  rows: readonly AuditRow[],
  guessOf: (row: AuditRow) => Guess,
  publishedOf: (row: AuditRow) => Published,
): Pick<Baseline, 'n' | 'right' | 'top1' | 'interval' | 'score' | 'logLoss'> {
  let [right, score, log] = [0, 0, 0];
  for (const row of rows) {
    const { first, beliefs } = guessOf(row);
    const grade = scoreCause(beliefs, row.cause, publishedOf(row).candidates);
    if (first === row.cause) right += 1;
    score += grade.score;
    log += grade.log;
  }
  const n = rows.length;
  return { n, right, top1: right / n, interval: wilson(right / n, n), score: score / n, logLoss: -log / n };
}

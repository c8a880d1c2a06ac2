import { z } from 'zod';
import type { Reading } from '../lab/probe.js';
import type { Drop } from './certificate.js';
import type { Answer, AnswerKey, Candidate, Grade, InvestigationGrade, Place, PublicPuzzle } from './puzzle.js';
import type { FixedRuns, Reveal, WhyNot } from './revealed.js';
import type { Theme } from './theme.js';

const share = z.number().min(0).max(1);

/** What a pack is drawn from; scenarios/packs/*.yaml. */
export const recipeSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string(),
  /** Scenario ids; each puzzle picks one uniformly. */
  scenarios: z.array(z.string()).min(1),
  /** Draws from these faults alone; absent: from all that can occur. The candidates stay the same, the prior does not. */
  faults: z.array(z.string()).min(1).optional(),
  /** Draws documented cases instead: their ids. The published prior stays that of all candidates. */
  incidents: z.array(z.string()).min(1).optional(),
  /** Plays recorded runs instead: ids of recorded cases, all of one scenario. */
  recorded: z.array(z.string()).min(1).optional(),
  /** Share of draws whose run is healthy; where tiers are mixed, the published prior says what that makes of the puzzles. */
  healthyShare: share,
  /** Range of severities, drawn uniformly. */
  severity: z.tuple([share, share]),
  /** Shares of the tiers 1 to 5, which sum to 1; absent: whatever comes. */
  tiers: z
    .array(share)
    .length(5)
    .refine((shares) => Math.abs(shares.reduce((sum, one) => sum + one, 0) - 1) < 1e-6, 'five shares that sum to 1')
    .optional(),
  /** Puzzles in a pack when `--count` is absent. */
  count: z.number().int().min(1).max(100_000),
});
export type Recipe = z.infer<typeof recipeSchema>;

/** A puzzle with its secret half, straight from the generator; never leaves the process in this form. */
export interface DraftPuzzle {
  readonly puzzle: PublicPuzzle;
  readonly key: AnswerKey;
  /** Draws that were dropped before this one, by reason; statistics of the generator, and no part of either half. */
  readonly dropped: Readonly<Record<Drop, number>>;
}

/**
 * Everything about one recipe that does not depend on a secret, and the pure function from a puzzle's secret to the puzzle.
 * `generate`, `reveal` and `whyNot` simulate; the rest is constant.
 */
export interface PuzzleFactory {
  readonly recipe: Recipe;
  /** Candidate causes by scenario: a fixed partition, `healthy` included. */
  readonly candidates: Readonly<Record<string, readonly Candidate[]>>;
  /** Prior probability of each candidate by scenario; sums to 1 within a scenario. */
  readonly prior: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Places an answer may name, by scenario. */
  readonly places: Readonly<Record<string, readonly Place[]>>;
  /** Distinct puzzles that there are; absent: no end of them. */
  readonly distinct?: number;
  /** Secret of a puzzle of a pack; absent: derived from that of the pack and the number alone. */
  secretOf?(pack: string, number: number): string;
  /** Same secret, same bytes. @param secret hex secret of this puzzle */
  generate(secret: string): DraftPuzzle;
  /**
   * Makes an experiment on a generated puzzle; simulates. The puzzle stays as it is, and the order of experiments changes none.
   * @throws AppError `unknown probe: …`
   */
  probe(draft: DraftPuzzle, id: string): Reading;
  /** Grades purchases against par; null where the puzzle has none. @param bought ids of probes */
  investigation(draft: DraftPuzzle, bought: readonly string[]): InvestigationGrade | null;
  /** The reveal of a generated puzzle; simulates the twin. Without answer and grade where the solver gave up. */
  reveal(draft: DraftPuzzle, answer: Answer | null, grade: Grade | null, bought?: readonly string[]): Reveal;
  /** The run with the fix of the answer beside two others and the twin; simulates. Without runs where nothing can be run again. */
  fixed(draft: DraftPuzzle, answer: Answer | null): FixedRuns;
  /** Why it was not another cause; simulates the others. */
  whyNot(draft: DraftPuzzle, answer: Answer | null): WhyNot;
  /** What a puzzle like this one is drawn from. @param number its place in a sequence */
  theme(draft: DraftPuzzle, number: number): Theme;
}

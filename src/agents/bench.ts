import { setImmediate as turn } from 'node:timers/promises';
import { unsupported } from '../core/errors.js';
import { GENERATOR } from '../pack/format.js';
import { checkKey, gradeEntry, gradePack } from '../pack/grade-pack.js';
import type { Pack, PackKey } from '../pack/read.js';
import type { PackPuzzle } from '../pack/schema.js';
import type { SkillsOf } from '../pack/session-of-pack.js';
import type { DraftPuzzle, PuzzleFactory } from '../puzzle/factory.js';
import { gradeAnswer } from '../puzzle/grade.js';
import type { Answer, AnswerKey, InvestigationGrade } from '../puzzle/puzzle.js';
import type { Agent } from './agent.js';
import type { Attempt } from './outcome.js';
import { type GradeMessage, told } from './protocol.js';
import { type BenchReport, type Conditions, type PuzzleResult, reportOf } from './report.js';
import { type Bought, createShop } from './shop.js';

export interface BenchInput {
  readonly pack: Pack;
  readonly key: PackKey;
  /** The factory of the pack's recipe. */
  readonly factory: Pick<PuzzleFactory, 'probe' | 'investigation'>;
  readonly agent: Agent;
  readonly conditions: Conditions;
  /** Puzzles that were played before, by id: they are graded and not played again, and `onResult` is not told of them. */
  readonly before?: ReadonlyMap<string, Attempt>;
  readonly skillsOf?: SkillsOf;
  /** Told of every puzzle when it ends, before the next begins. */
  readonly onResult: (result: PuzzleResult, done: number) => void | Promise<void>;
  readonly interrupted: AbortSignal;
}

/**
 * Has an agent diagnose every puzzle of a pack, one after the other, and grades it.
 * @returns null after an interruption: what was done by then, `onResult` was told
 * @throws AppError for a key that is not that of the pack, and for a pack whose probes would be of other runs
 */
export async function bench(input: BenchInput): Promise<BenchReport | null> {
  const { pack, key, conditions, onResult, interrupted, skillsOf, before } = input;
  checkBench(pack, key);
  const results: PuzzleResult[] = [];
  const answers = new Map<string, Answer>();
  for (const [i, puzzle] of pack.puzzles.entries()) {
    // Signals are heard between two puzzles, also where an agent never waits.
    await turn();
    if (interrupted.aborted) return null;
    const result = await solveOne(input, puzzle, key.keys[i]!).catch((error: unknown) => {
      if (interrupted.aborted) return null;
      throw error;
    });
    if (result === null) return null;
    results.push(result);
    if (result.answer !== null) answers.set(puzzle.id, result.answer);
    if (before?.has(puzzle.id) !== true) await onResult(result, results.length);
  }
  return reportOf(conditions, results, gradePack({ pack, key, answers, ...(skillsOf && { skillsOf }) }));
}

/** @throws AppError for a key that is not that of the pack, and for a pack whose probes would be of other runs */
export function checkBench(pack: Pack, key: PackKey): void {
  checkKey(pack, key);
  const { generator } = pack.manifest;
  if (generator !== GENERATOR)
    throw unsupported(
      'pack',
      `${pack.path} was made by ${generator} (the probes of ${GENERATOR} would be of other runs)`,
    );
}

async function solveOne(
  { pack, factory, agent, conditions, before }: BenchInput,
  entry: PackPuzzle,
  key: AnswerKey,
): Promise<PuzzleResult> {
  const { commitment: _, ...puzzle } = entry;
  const { scenario, steps, places } = puzzle;
  const { candidates, prior } = {
    candidates: pack.manifest.candidates[scenario]!,
    prior: pack.manifest.prior[scenario]!,
  };
  // Nothing is drawn again: the committed key says which run the probes are of.
  const draft: DraftPuzzle = { puzzle, key, dropped: { 'not-identifiable': 0, 'not-visible': 0, 'other-tier': 0 } };
  const shop = createShop(puzzle, (probe) => factory.probe(draft, probe));
  const investigation = (bought: readonly Bought[]) =>
    factory.investigation(
      draft,
      bought.map(({ probe }) => probe),
    );
  const reveal = (answer: Answer): GradeMessage => {
    const grade = gradeAnswer({ key, answer, candidates, prior, steps, places });
    return { type: 'grade', truth: key.cause, grade: told({ ...grade, investigation: investigation(shop.bought()) }) };
  };
  const attempt =
    before?.get(puzzle.id) ?? (await agent.solve({ puzzle, prior, shop, ...(conditions.reveal && { reveal }) }));
  return {
    ...gradeEntry(pack, entry, key, attempt.answer ?? undefined),
    ...attempt,
    investigation: counted(investigation(attempt.bought), attempt),
    budget: puzzle.budget,
  };
}

/** Whoever has not answered has investigated for nothing. */
function counted(grade: InvestigationGrade | null, { answer }: Attempt): InvestigationGrade | null {
  if (grade === null || answer !== null) return grade;
  return { ...grade, score: 0, reason: 'There is no answer to this puzzle.' };
}

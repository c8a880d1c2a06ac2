import type { PackManifest } from '../manifest.js';
import { type Baseline, baselines } from './baselines.js';
import { holm } from './holm.js';
import { type LeakTest, leakTests } from './leak-tests.js';
import { type NotTrivial, notTrivial } from './not-trivial.js';
import { type PermuteOptions, permutationsFor, permute } from './permute.js';
import type { AuditRow } from './row.js';

/** Chance of one false alarm or more in an audit of a pack without a leak. */
export const ALPHA = 0.01;

export interface TestResult extends Pick<LeakTest, 'id' | 'title' | 'measure' | 'n'> {
  readonly value: number;
  readonly p: number;
  readonly permutations: number;
}

export interface JudgedResult extends TestResult {
  /** p value after Holm's correction. */
  readonly holm: number;
  readonly leak: boolean;
}

export interface AuditReport {
  readonly ok: boolean;
  readonly puzzles: number;
  readonly byScenario: Readonly<Record<string, number>>;
  readonly recipe: string;
  readonly alpha: number;
  /** A sentence for each thing that is wrong. */
  readonly failures: readonly string[];
  readonly tests: readonly JudgedResult[];
  /** Parts of the evidence that look like a leak and are none: measured, and not judged. */
  readonly evidence: readonly TestResult[];
  readonly baselines: readonly Baseline[];
  /** Null where the key has no certificates. */
  readonly notTrivial: NotTrivial | null;
}

export interface AuditInput extends Omit<PermuteOptions, 'permutations'> {
  readonly manifest: PackManifest;
  /** In the order of the pack. */
  readonly rows: readonly AuditRow[];
}

/** Looks for leaks, and for puzzles that a dumb program can do. */
export async function audit({ manifest, rows, onProgress, signal }: AuditInput): Promise<AuditReport> {
  const all = leakTests(rows);
  const permutations = permutationsFor(all.filter(({ judged }) => judged).length, ALPHA);
  const results = await permute(all, { permutations, onProgress, signal });
  const measured = all.map(({ id, title, measure, n, judged }, i) => ({
    judged,
    result: { id, title, measure, n, ...results[i]! },
  }));
  const judged = measured.filter((one) => one.judged).map(({ result }) => result);
  const corrected = holm(judged.map(({ p }) => p));
  const tests = judged.map((result, i) => ({ ...result, holm: corrected[i]!, leak: corrected[i]! <= ALPHA }));
  const table = baselines(rows, manifest);
  const hard = notTrivial(table, ALPHA);
  const failures = [
    ...tests.filter(({ leak }) => leak).map(leakSentence),
    ...(hard === null || hard.ok ? [] : [trivialSentence(hard)]),
  ];
  const byScenario: Record<string, number> = {};
  for (const { scenario } of rows) byScenario[scenario] = (byScenario[scenario] ?? 0) + 1;
  return {
    ok: failures.length === 0,
    puzzles: rows.length,
    byScenario,
    recipe: manifest.recipe.id,
    alpha: ALPHA,
    failures,
    tests,
    evidence: measured.filter((one) => !one.judged).map(({ result }) => result),
    baselines: table,
    notTrivial: hard,
  };
}

function leakSentence({ title, measure, value, p, holm: corrected, n }: JudgedResult): string {
  return `the cause can be told from ${title}: ${measure} ${shown(value)} over ${n} puzzles, p = ${shown(p)}, ${shown(corrected)} after Holm`;
}

function trivialSentence({ threshold, chance, n, p }: NotTrivial): string {
  return `one threshold gives the cause of ${n} puzzles of tier 3 or above away: right in ${shown(threshold)} of them, the best blind answer in ${shown(chance)}, p = ${shown(p)}`;
}

const shown = (value: number): string => String(Number(value.toPrecision(3)));

import type { FirstCause, GradedAttempt } from './attempt.js';
import { mean } from './bins.js';

/** A cause that was taken for another. */
export interface Confusion {
  readonly truth: string;
  /** What was named first instead. */
  readonly named: string;
  /** How often. */
  readonly n: number;
  /** How often the true cause came up among the answers that named one. */
  readonly of: number;
  /** Mean confidence of these answers in what they named. */
  readonly confidence: number;
}

/** How often a family was named first where another, or the same, was true. */
export interface FamilyCount {
  readonly truth: string;
  readonly named: string;
  readonly n: number;
}

export interface Confusions {
  /** Wrong answers by true and named cause: the commonest first, of equally common ones the surest. */
  readonly causes: readonly Confusion[];
  /** All answers by true and named family, right ones too: the commonest first. */
  readonly families: readonly FamilyCount[];
}

type Named = GradedAttempt & { readonly first: FirstCause };

/** Answers that named no cause took nothing for anything, and are passed over. */
export function confusionsOf(attempts: readonly GradedAttempt[]): Confusions {
  const named = attempts.filter((attempt): attempt is Named => attempt.first !== null);
  const wrong = grouped(
    named.filter(({ first }) => !first.right),
    (attempt) => [attempt.truth, attempt.first.id],
  );
  const causes = wrong.map(({ truth, named: instead, group }) => ({
    truth,
    named: instead,
    n: group.length,
    of: named.filter((attempt) => attempt.truth === truth).length,
    confidence: mean(group.map(({ first }) => first.confidence)),
  }));
  const families = grouped(named, ({ family, first }) => [family, first.family]);
  return {
    causes: causes.sort((a, b) => b.n - a.n || b.confidence - a.confidence || byName(a, b)),
    families: families
      .map(({ truth, named: instead, group }) => ({ truth, named: instead, n: group.length }))
      .sort((a, b) => b.n - a.n || byName(a, b)),
  };
}

function grouped(
  attempts: readonly Named[],
  keyOf: (attempt: Named) => readonly [string, string],
): { truth: string; named: string; group: Named[] }[] {
  const groups = new Map<string, { truth: string; named: string; group: Named[] }>();
  for (const attempt of attempts) {
    const [truth, named] = keyOf(attempt);
    const key = JSON.stringify([truth, named]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { truth, named, group: [attempt] });
    else known.group.push(attempt);
  }
  return [...groups.values()];
}

function byName(a: FamilyCount, b: FamilyCount): number {
  if (a.truth !== b.truth) return a.truth < b.truth ? -1 : 1;
  return a.named < b.named ? -1 : 1;
}

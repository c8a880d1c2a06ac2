import { z } from 'zod';
import { invalid } from '../../core/errors.js';
import { checkShape } from '../../core/shape.js';
import type { Probe } from '../../lab/probe.js';

/** What simulated runs gave, relative to the package; `npm run fit:probes` writes it. */
export const LIKELIHOODS_FILE = 'scenarios/probe-likelihoods.json';

const counts = z.array(z.number().int().min(0));

/** How often each finding of each probe came up in simulated runs of each cause. */
export const likelihoodsSchema = z.strictObject({
  format: z.literal('lossleuth-probe-likelihoods'),
  generator: z.string(),
  probes: z.record(
    z.string(),
    z.strictObject({
      findings: z.array(z.string()).min(2),
      /** counts[scenario][cause][finding]. */
      counts: z.record(z.string(), z.record(z.string(), counts)),
    }),
  ),
});
export type LikelihoodsFile = z.infer<typeof likelihoodsSchema>;

/** What a finding of a probe says about every cause. */
export interface Likelihoods {
  /** Probability of each finding of a probe, given the cause. Shape [findings]; sums to 1. */
  of(scenario: string, probe: string, cause: string): readonly number[];
  /** Place of a finding in those of its probe. @throws AppError where it is none of them */
  index(probe: string, finding: string): number;
  /** Findings of a probe. */
  findings(probe: string): readonly string[];
}

/** Runs of other scenarios count as this many of the own: a probe finds much the same wherever the cause is. */
const BORROWED = 3;

/** What every finding has beforehand, as runs spread over all findings of a probe: nothing is impossible that was never seen. */
const UNSEEN = 0.5;

/**
 * P(finding | cause, scenario) from counts: those of the scenario, with what all scenarios gave as a prior of a few runs, and
 * that with an even one (Dirichlet smoothing, in two stages).
 * @throws AppError where the file is not one that `npm run fit:probes` wrote for these probes
 */
export function createLikelihoods(
  file: unknown,
  probes: readonly Pick<Probe, 'meta' | 'findings'>[],
  where = LIKELIHOODS_FILE,
): Likelihoods {
  const { probes: counted } = checkShape(likelihoodsSchema, file, 'probe likelihoods', where);
  for (const { meta, findings } of probes) {
    const known = counted[meta.id]?.findings;
    if (known === undefined || known.join() !== findings.join())
      throw invalid('probe likelihoods', `${meta.id} (its findings are not those of ${where}: npm run fit:probes)`);
  }
  const cache = new Map<string, readonly number[]>();
  const computed = (scenario: string, probe: string, cause: string): readonly number[] => {
    const { findings, counts } = counted[probe]!;
    const zero = findings.map(() => 0);
    const own = counts[scenario]?.[cause] ?? zero;
    const all = Object.values(counts).reduce<readonly number[]>(
      (sum, causes) => sum.map((count, f) => count + (causes[cause]?.[f] ?? 0)),
      zero,
    );
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    const [runs, allRuns] = [total(own), total(all)];
    return findings.map((_, f) => {
      const anywhere = (all[f]! + UNSEEN / findings.length) / (allRuns + UNSEEN);
      return (own[f]! + BORROWED * anywhere) / (runs + BORROWED);
    });
  };
  return {
    of(scenario, probe, cause) {
      const key = `${scenario} ${probe} ${cause}`;
      const known = cache.get(key);
      if (known !== undefined) return known;
      const made = computed(scenario, probe, cause);
      cache.set(key, made);
      return made;
    },
    index(probe, finding) {
      const index = counted[probe]!.findings.indexOf(finding);
      if (index < 0) throw invalid('finding', `${finding} (${probe} finds ${counted[probe]!.findings.join(', ')})`);
      return index;
    },
    findings: (probe) => counted[probe]!.findings,
  };
}

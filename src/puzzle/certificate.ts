import { significant } from '../core/maths.js';
import type { Diagnostician } from '../diagnose/diagnostician.js';
import { observe } from '../diagnose/observe.js';
import { FREE_PANELS } from '../diagnose/panels.js';
import { IDENTIFIABLE, tierOf, VISIBLE } from '../diagnose/tier.js';
import type { Trace } from '../run/trace.js';
import type { Certificate } from './puzzle.js';

/** Why a draw is not published. */
export const DROPS = ['not-identifiable', 'not-visible', 'other-tier'] as const;
export type Drop = (typeof DROPS)[number];

export interface CertifyInput {
  readonly diagnostician: Diagnostician;
  readonly scenario: string;
  readonly cause: string;
  /** Published prior of the scenario. */
  readonly prior: Readonly<Record<string, number>>;
  readonly run: Trace;
  /** The same run without its fault; null for a healthy one. Asked for only where all else holds. */
  readonly twin: (() => Trace) | null;
  /** Tier that is wanted, null: any. */
  readonly tier: number | null;
}

export interface Certified {
  readonly certificate: Certificate;
  /** Null where the draw can be published. */
  readonly drop: Drop | null;
}

/** What the reference diagnostician makes of a draw, and whether it makes a fair puzzle. */
export function certify({ diagnostician, scenario, cause, prior, run, twin, tier: wanted }: CertifyInput): Certified {
  const reading = diagnostician.read(observe(run));
  const free = diagnostician.weigh(reading, { prior, scenario, panels: FREE_PANELS });
  const all = diagnostician.weigh(reading, { prior, scenario });
  const posterior = (diagnosis: typeof free) =>
    significant(diagnosis.causes.find(({ id }) => id === cause)?.probability ?? 0, 4);
  const certificate: Certificate = {
    tier: tierOf(posterior(free)),
    posterior: { free: posterior(free), all: posterior(all) },
    effect: null,
    evidence: free.evidence.map(({ panel, weights }) => ({ panel, weight: significant(weights[cause] ?? 0, 4) })),
  };
  if (certificate.posterior.all < IDENTIFIABLE) return { certificate, drop: 'not-identifiable' };
  if (wanted !== null && certificate.tier !== wanted) return { certificate, drop: 'other-tier' };
  if (twin === null) return { certificate, drop: null };
  const effect = significant(diagnostician.effect(reading, diagnostician.read(observe(twin())), scenario), 4);
  return { certificate: { ...certificate, effect }, drop: effect < VISIBLE ? 'not-visible' : null };
}

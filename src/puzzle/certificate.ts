import { significant } from '../core/maths.js';
import type { Diagnostician } from '../diagnose/diagnostician.js';
import { observe } from '../diagnose/observe.js';
import { FREE_PANELS } from '../diagnose/panels.js';
import { IDENTIFIABLE, tierOf, VISIBLE } from '../diagnose/tier.js';
import type { Trace } from '../run/trace.js';
import type { Posterior } from './investigation/policy.js';
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
  /** Posterior with every probe bought, from that on the free panels; absent where none can be. */
  readonly investigate?: (free: Posterior) => Posterior;
}

export interface Certified {
  readonly certificate: Certificate;
  /** Null where the draw can be published. */
  readonly drop: Drop | null;
  /** Posterior on the free panels. */
  readonly free: Posterior;
}

/**
 * What the reference diagnostician makes of a draw, and whether it makes a fair puzzle. Instruments are asked first, and every probe
 * only where they do not identify the cause of a draw that would be of the wanted tier: that takes a dozen simulations.
 */
export function certify(input: CertifyInput): Certified {
  const { diagnostician, scenario, cause, prior, run, twin, tier: wanted, investigate } = input;
  const reading = diagnostician.read(observe(run));
  const free = diagnostician.weigh(reading, { prior, scenario, panels: FREE_PANELS });
  const instruments = diagnostician.weigh(reading, { prior, scenario });
  const posteriorOf = ({ causes }: typeof free): Posterior =>
    Object.fromEntries(causes.map(({ id, probability }) => [id, probability]));
  const ofTruth = (posterior: Posterior) => significant(posterior[cause] ?? 0, 4);
  const onFree = posteriorOf(free);
  const tier = tierOf(ofTruth(onFree));
  const isWanted = wanted === null || tier === wanted;
  let all = ofTruth(posteriorOf(instruments));
  if (all < IDENTIFIABLE && isWanted && investigate !== undefined) all = Math.max(all, ofTruth(investigate(onFree)));
  const certificate: Certificate = {
    tier,
    posterior: { free: ofTruth(onFree), all },
    effect: null,
    evidence: free.evidence.map(({ panel, weights }) => ({ panel, weight: significant(weights[cause] ?? 0, 4) })),
    par: null,
  };
  const certified = (drop: Drop | null, effect: number | null = null): Certified => ({
    certificate: { ...certificate, effect },
    drop,
    free: onFree,
  });
  if (!isWanted) return certified('other-tier');
  if (all < IDENTIFIABLE) return certified('not-identifiable');
  if (twin === null) return certified(null);
  const effect = significant(diagnostician.effect(reading, diagnostician.read(observe(twin())), scenario), 4);
  return certified(effect < VISIBLE ? 'not-visible' : null, effect);
}

import { significant } from '../../core/maths.js';
import type { Diagnosis } from '../../diagnose/diagnosis.js';
import type { Panel } from '../../diagnose/panels.js';
import type { Probe } from '../../lab/probe.js';
import type { Likelihoods } from './likelihoods.js';
import { expectedGain } from './policy.js';

/** What is known of a probe where it is not made. */
export type KnownProbe = Pick<Probe, 'meta' | 'findings'>;

/** The experiment that would tell most about a run. */
export interface NextProbe {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  /** Expected information about the cause. */
  readonly bits: number;
}

/** Instruments that are panels of a run that logs them: what is read already is not read again. */
const PANELS: Readonly<Record<string, Panel>> = {
  'zero-gradients': 'zero-gradient-share',
  'attention-logits': 'attention-logit',
  'rank-norms': 'rank-norms',
  'rank-losses': 'rank-loss-deviation',
  'loss-scale': 'loss-scale',
  'clip-factors': 'clip-factor',
};

/** Information that is not worth an experiment. */
const LEAST_BITS = 0.05;

/** Of no scenario: what a probe finds is taken from all of them. */
const ANYWHERE = '';

/**
 * For a run of somebody's own, of which no price is known: the probe of most expected bits; null where none is worth naming.
 * @param probes those that there are
 */
export function nextProbeFor(
  { causes, missing }: Pick<Diagnosis, 'causes' | 'missing'>,
  probes: readonly KnownProbe[],
  likelihoods: Likelihoods,
): NextProbe | null {
  const posterior = Object.fromEntries(causes.map(({ id, probability }) => [id, probability]));
  const market = { scenario: ANYWHERE, offers: [], likelihoods, budget: 0 };
  let best: NextProbe | null = null;
  for (const { meta } of probes) {
    const panel = PANELS[meta.id];
    if (panel !== undefined && !missing.includes(panel)) continue;
    const bits = significant(expectedGain(posterior, market, meta.id), 3);
    if (bits < LEAST_BITS || (best !== null && bits <= best.bits)) continue;
    best = { id: meta.id, name: meta.name, question: meta.question, bits };
  }
  return best;
}

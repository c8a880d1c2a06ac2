import { unsupported } from '../core/errors.js';
import { HEALTHY } from '../core/vocabulary.js';
import type { Trace } from '../run/trace.js';
import { type CertifyInput, certify, type Drop } from './certificate.js';
import { type Draw, drawDetails, type Subject } from './draw.js';
import type { Recipe } from './factory.js';
import type { Experiments } from './investigation/experiments.js';
import { createInvestigator } from './investigation/investigator.js';
import { parOf } from './investigation/par.js';
import { puzzleLab } from './investigation/puzzle-lab.js';
import { restartsOf } from './nuisance.js';
import type { Certificate } from './puzzle.js';
import { nuisanceOf, rerun } from './rerun.js';

/** Draws of onset, severity, place and luck in search of a puzzle of its tier, and after that of any fair puzzle. */
const ATTEMPTS = 40;

/** A cause is only drawn where a tenth of its draws is fair: beyond this many something is wrong, and nothing is published. */
const MOST_ATTEMPTS = 500;

/** A draw that makes a fair puzzle, with what was simulated on the way. */
export interface FairDraw {
  readonly draw: Draw;
  readonly attempt: number;
  readonly run: Trace;
  /** The run without its fault, simulated when it is first asked for. */
  readonly twin: () => Trace;
  readonly certificate: Certificate;
  readonly dropped: Record<Drop, number>;
}

/**
 * Draws onset, severity and place again, never the cause, until the reference diagnostician certifies a puzzle of the tier;
 * where that takes too long, one of any tier.
 */
export function drawFair(
  secret: string,
  recipe: Recipe,
  subject: Subject,
  known: Pick<CertifyInput, 'diagnostician' | 'scenario' | 'prior'>,
  { experiments, earlier }: { readonly experiments: Experiments; readonly earlier: Trace },
): FairDraw {
  const { fault, tier } = subject;
  const { scenario } = subject.stock;
  const dropped: Record<Drop, number> = { 'not-identifiable': 0, 'not-visible': 0, 'other-tier': 0 };
  const restarts = restartsOf(nuisanceOf(secret, scenario));
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const draw = drawDetails(secret, attempt, recipe.severity, subject, restarts);
    const seed = { seed: secret, attempt };
    const run = rerun(seed, scenario, [draw.control, draw.fault]);
    let simulated: Trace | undefined;
    const twin = (): Trace => {
      simulated ??= rerun(seed, scenario, [draw.control]);
      return simulated;
    };
    const investigator = createInvestigator(experiments, scenario, () =>
      puzzleLab({ seed, scenario, injections: [draw.control, draw.fault], earlier, run }),
    );
    const { certificate, drop, free } = certify({
      ...known,
      cause: draw.cause,
      run,
      twin: draw.fault === null ? null : twin,
      tier: attempt < ATTEMPTS ? tier : null,
      ...(experiments.probes.length > 0 && { investigate: investigator.everything }),
    });
    if (drop === null) {
      const { find, market } = investigator;
      const par = market.offers.length === 0 ? null : parOf(free, market, draw.cause, find);
      return { draw, attempt, run, twin, certificate: { ...certificate, par }, dropped };
    }
    dropped[drop]++;
  }
  throw unsupported(
    'recipe',
    `${recipe.id} (none of ${MOST_ATTEMPTS} draws of ${fault?.meta.id ?? HEALTHY} in ${scenario.id} is a fair puzzle: ` +
      'try stronger severities, fewer faults or another scenario)',
  );
}

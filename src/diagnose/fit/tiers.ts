import { significant } from '../../core/maths.js';
import type { Feature } from '../feature.js';
import type { DiagnosticModel } from '../model.js';
import { FREE_PANELS, PANELS, type Panel } from '../panels.js';
import { posteriorOf, publishedPrior } from '../posterior.js';
import { IDENTIFIABLE, TIERS, tierOf } from '../tier.js';
import { headFor, scaledFor } from '../weigh.js';
import { HELD_OUT } from './fit-head.js';
import type { Measured } from './measure.js';

/** Share of the draws of each cause that are identifiable and of each tier, by scenario. */
export function tiersOf(
  model: DiagnosticModel,
  played: ReadonlyMap<string, readonly Measured[]>,
  features: readonly Feature[],
): DiagnosticModel['tiers'] {
  const panelOf = (feature: number): Panel => features[feature]!.panel;
  return Object.fromEntries(
    [...played].map(([scenario, runs]) => {
      const free = headFor(model, FREE_PANELS, scenario)!;
      const all = headFor(model, PANELS, scenario)!;
      const prior = publishedPrior(all.causes);
      const counts = new Map(all.causes.map((cause) => [cause, { drawn: 0, tiers: TIERS.map(() => 0) }]));
      // Runs that the weights were fitted on look easier than they are.
      const held = runs.filter((_, row) => row % HELD_OUT === 0);
      for (const { cause, values } of held) {
        const row = Float64Array.from(values);
        const count = counts.get(cause)!;
        count.drawn++;
        if (posteriorOf(all, scaledFor(all, row), panelOf, prior).probabilities[cause]! < IDENTIFIABLE) continue;
        count.tiers[tierOf(posteriorOf(free, scaledFor(free, row), panelOf, prior).probabilities[cause]!) - 1]!++;
      }
      const shares = [...counts].map(([cause, { drawn, tiers }]) => [
        cause,
        tiers.map((n) => significant(n / Math.max(1, drawn), 3)),
      ]);
      return [scenario, Object.fromEntries(shares)];
    }),
  );
}

import { significant } from '../../core/maths.js';
import type { PublicPuzzle } from '../puzzle.js';
import type { RevealedReading } from '../revealed.js';
import type { Investigator } from './investigator.js';

/**
 * What each bought probe told: the logarithm of P(finding | cause), of every candidate against their mean, as for the panels
 * of the dashboard. Differences add up, with those of the panels, to the log-odds of the reference diagnostician.
 */
export function readingsOf(
  investigator: Investigator,
  puzzle: PublicPuzzle,
  bought: readonly string[],
): RevealedReading[] {
  const { likelihoods } = investigator.market;
  return bought.map((probe) => {
    const { finding } = investigator.read(probe);
    const at = likelihoods.index(probe, finding);
    const logs = puzzle.candidates.map(({ id }) => Math.log(likelihoods.of(puzzle.scenario, probe, id)[at]!));
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    return {
      probe,
      name: puzzle.probes.find(({ id }) => id === probe)!.name,
      finding,
      weights: Object.fromEntries(puzzle.candidates.map(({ id }, i) => [id, significant(logs[i]! - mean, 3)])),
    };
  });
}

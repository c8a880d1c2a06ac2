import type { Fix } from '../../lab/fix.js';
import type { Fault } from '../../run/fault.js';
import type { Scenario } from '../../run/scenario.js';

/** Fixes that are proposed for a cause. */
export const OFFERED = 6;

/** What is tried at any run that looks odd, in the order in which it is proposed. */
const COMMON = [
  'do-nothing',
  'rewind-and-skip',
  'halve-learning-rate',
  'clip-lower',
  'rewind',
  'reset-optimizer',
] as const;

/** Fixes that are tried at any run, which every list has; the rest of it is for the cause. */
const KEPT = 3;

/** Fixes that can be had in a scenario, by id. */
export function fixesOf(fixes: readonly Fix[], scenario: Scenario): Fix[] {
  return fixes.filter((fix) => (fix.excludedFrom?.(scenario) ?? null) === null);
}

/**
 * Six plausible fixes for somebody who believes in a cause: nothing at all, what is tried at any run, the repairs of the part
 * where the cause sits, and that of the nearest neighbour whose cause sits elsewhere. They follow from the belief alone, so
 * that the list tells nothing about the truth.
 * @param known faults by id
 */
export function offeredFor(cause: Fault, fixes: readonly Fix[], known: ReadonlyMap<string, Fault>): string[] {
  const repairing = (part: string) => fixes.filter(({ repairs }) => repairs.some((one) => one === part));
  const neighbour = cause.meta.confusableWith
    .map((id) => known.get(id)?.meta.part)
    .filter((part) => part !== undefined && part !== cause.meta.part)
    .flatMap((part) => repairing(part!))
    .find(({ meta }) => !COMMON.some((id) => id === meta.id));
  const own = cause.meta.family === 'control' ? [] : repairing(cause.meta.part).map(({ meta }) => meta.id);
  const common = COMMON.filter((id) => fixes.some(({ meta }) => meta.id === id));
  const special = [...own, ...(neighbour === undefined ? [] : [neighbour.meta.id])];
  return [...new Set([...common.slice(0, KEPT), ...special, ...common.slice(KEPT)])].slice(0, OFFERED);
}

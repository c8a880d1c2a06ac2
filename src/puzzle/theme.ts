import { HEALTHY } from '../core/vocabulary.js';
import type { Stock } from './candidates.js';
import type { Recipe } from './factory.js';

/** What "another like this" is drawn from: a scenario, and causes that can be taken for one another. */
export interface Theme {
  readonly scenario: string;
  readonly faults: readonly string[];
}

/** Faults that a theme takes from those a healthy run can be taken for. */
const NEIGHBOURS_OF_HEALTHY = 2;

/**
 * Theme of a revealed puzzle: its cause and the neighbours that can occur in its scenario, so that the cause of the next
 * one is not known for certain. For a healthy puzzle two of the faults that are taken for a healthy run, which follow
 * from the number of the puzzle.
 */
export function themeOf(cause: string, number: number, { scenario, faults }: Stock): Theme {
  const like = faults.find(({ meta }) => meta.id === cause);
  if (like !== undefined) {
    const neighbours = faults.filter(({ meta }) => like.meta.confusableWith.includes(meta.id));
    return { scenario: scenario.id, faults: [like, ...neighbours].map(({ meta }) => meta.id) };
  }
  const neighbours = faults.filter(({ meta }) => meta.confusableWith.includes(HEALTHY));
  const chosen = neighbours
    .map((_, i) => neighbours[(number + i) % neighbours.length]!)
    .slice(0, NEIGHBOURS_OF_HEALTHY);
  return { scenario: scenario.id, faults: chosen.map(({ meta }) => meta.id) };
}

/** Mild doses are left out: who asks for another wants to see it. */
export function themeRecipe({ scenario, faults }: Theme): Recipe {
  return {
    id: 'another',
    title: 'Another like this',
    scenarios: [scenario],
    faults: [...faults],
    healthyShare: 0.25,
    severity: [0.3, 1],
    count: 1,
  };
}

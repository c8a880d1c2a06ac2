import { HEALTHY } from '../../core/vocabulary.js';
import { completeBeliefs } from '../../puzzle/beliefs.js';
import type { Candidate } from '../../puzzle/puzzle.js';
import type { RowCertificate } from './certificate.js';
import { nearestNeighbour } from './neighbours.js';
import type { AuditRow } from './row.js';
import { bestThreshold, commonest, sideOf } from './threshold.js';

/** What a program says of a puzzle. */
export interface Guess {
  /** The cause it would name, null where that is not known. */
  readonly first: string | null;
  /** A probability for each candidate. */
  readonly beliefs: Readonly<Record<string, number>>;
}

/** What the manifest publishes of a scenario. */
export interface Published {
  readonly candidates: readonly Candidate[];
  readonly prior: Readonly<Record<string, number>>;
}

/**
 * A program without understanding: fitted on puzzles of one scenario whose causes it may see (perhaps none), tried on
 * others.
 */
export interface Program {
  readonly id: 'healthy' | 'prior' | 'commonest' | 'threshold' | 'nearest';
  readonly title: string;
  train(examples: readonly AuditRow[], published: Published): (row: AuditRow) => Guess;
}

export const PROGRAMS: readonly Program[] = [
  { id: 'healthy', title: 'always healthy', train: (_, published) => always(certain(HEALTHY, published)) },
  { id: 'prior', title: 'the published prior', train: (_, published) => always(priorGuess(published)) },
  {
    id: 'commonest',
    title: 'commonest cause',
    train(examples, published) {
      if (examples.length === 0) return always(priorGuess(published));
      return always(certain(commonest(examples.map(({ cause }) => cause)).cause, published));
    },
  },
  {
    id: 'threshold',
    title: 'best threshold',
    train(examples, published) {
      if (examples.length === 0) return always(priorGuess(published));
      const threshold = bestThreshold(examples);
      return ({ summaries }) => {
        const { cause, right, n } = sideOf(threshold, summaries);
        return confident(cause, right, n, published);
      };
    },
  },
  {
    id: 'nearest',
    title: 'nearest neighbour',
    train(examples, published) {
      if (examples.length === 0) return always(priorGuess(published));
      const neighbours = nearestNeighbour(examples);
      return ({ summaries }) => confident(neighbours.causeOf(summaries), neighbours.right, neighbours.n, published);
    },
  },
];

const always = (guess: Guess) => () => guess;

function certain(cause: string, { prior }: Published): Guess {
  return { first: cause, beliefs: completeBeliefs({ [cause]: 1 }, prior) };
}

function priorGuess({ prior }: Published): Guess {
  const first = Object.keys(prior).reduce((best, id) => (prior[id]! > prior[best]! ? id : best));
  return { first, beliefs: prior };
}

/** As sure of a cause as it was right on the examples, with the prior counted as one more of them. */
function confident(cause: string, right: number, n: number, { prior }: Published): Guess {
  return { first: cause, beliefs: completeBeliefs({ [cause]: (right + prior[cause]!) / (n + 1) }, prior) };
}

/**
 * What the reference diagnostician believed of the true cause; what it left is spread by the prior, since a certificate
 * names no other. Only where the truth has more than half is it known to come first.
 */
export function certifiedGuess(
  { cause }: AuditRow,
  { posterior }: RowCertificate,
  evidence: 'free' | 'all',
  { prior }: Published,
): Guess {
  const p = posterior[evidence];
  return { first: p > 0.5 ? cause : null, beliefs: completeBeliefs({ [cause]: p }, prior) };
}

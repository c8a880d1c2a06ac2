import { unsupported } from '../core/errors.js';
import { significant } from '../core/maths.js';
import { unknownName } from '../core/nearest.js';
import { NOT_AVAILABLE, type Reading } from '../lab/probe.js';
import type { PublicPuzzle } from '../puzzle/puzzle.js';

export interface Bought {
  readonly probe: string;
  /** 0 for an experiment that could not be made. */
  readonly gpuHours: number;
}

export interface Sale extends Bought {
  readonly reading: Reading;
}

/** Sells the probes of one puzzle and keeps the bill. */
export interface Shop {
  /**
   * What was bought before is read again and costs nothing. A refusal costs nothing and simulates nothing.
   * @returns the reason of a refusal, in a sentence
   */
  buy(probe: string): Sale | string;
  readonly bought: () => readonly Bought[];
  readonly spent: () => number;
  readonly left: () => number;
}

/** @param read makes the experiment */
export function createShop({ probes, budget }: PublicPuzzle, read: (probe: string) => Reading): Shop {
  const bill = new Map<string, number>();
  // As the policy of par adds them up: what it can buy can be bought here.
  const total = () => [...bill.values()].reduce((sum, gpuHours) => sum + gpuHours, 0);
  const left = () => significant(Math.max(0, budget - total()), 6);
  return {
    buy(probe) {
      const offer = probes.find(({ id }) => id === probe);
      if (offer === undefined) {
        const known = probes.map(({ id }) => id);
        return unknownName('probe', probe, known).message;
      }
      if (!bill.has(probe) && total() + offer.gpuHours > budget)
        return unsupported('purchase', `${probe} for ${offer.gpuHours} GPU-hours (${left()} are left of the budget)`)
          .message;
      const reading = read(probe);
      if (!bill.has(probe)) bill.set(probe, reading.finding === NOT_AVAILABLE.finding ? 0 : offer.gpuHours);
      return { probe, gpuHours: bill.get(probe)!, reading };
    },
    bought: () => [...bill].map(([probe, gpuHours]) => ({ probe, gpuHours })),
    spent: () => significant(total(), 6),
    left,
  };
}

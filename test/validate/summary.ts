import { type Cell, type Tally, tally, type Verdict, verdict } from './cells.js';
import type { Parts } from './parts.js';
import type { SignatureAgreement } from './signatures.js';

/** A scored cell of a signature. */
export interface Scored {
  readonly signature: SignatureAgreement;
  readonly cell: Cell;
  readonly verdict: Verdict;
}

export interface Summary {
  readonly signatures: Tally;
  /** The same over effects of at least 1 % or .01. */
  readonly visible: Tally;
  /** Moved cells that are not covered, by reason. */
  readonly uncovered: Readonly<Record<string, number>>;
  readonly laws: { readonly inside: number; readonly judged: number; readonly all: number };
  readonly incidents: {
    readonly replayed: number;
    readonly all: number;
    readonly figures: number;
    readonly agreeing: number;
    /** Of the agreeing ones, those that the dose or a fit sets. */
    readonly set: number;
    readonly orders: number;
    readonly sameOrder: number;
  };
}

export function scoredCells(signature: SignatureAgreement): Scored[] {
  return signature.cells.flatMap((cell) => {
    const found = verdict(cell);
    return found === null ? [] : [{ signature, cell, verdict: found }];
  });
}

/** Visible cells that are furthest off, wrong signs first by their size; at most two of one signature. */
export function worstCells(signatures: readonly SignatureAgreement[], count: number): Scored[] {
  const taken = new Map<string, number>();
  return signatures
    .flatMap(scoredCells)
    .filter(({ cell }) => cell.visible)
    .sort((a, b) => b.verdict.distance - a.verdict.distance)
    .filter(({ signature: { name } }) => {
      taken.set(name, (taken.get(name) ?? 0) + 1);
      return taken.get(name)! <= 2;
    })
    .slice(0, count);
}

export function summarise({ signatures, laws, incidents }: Parts): Summary {
  const cells = signatures.flatMap((signature) => signature.cells);
  const uncovered: Record<string, number> = {};
  for (const signature of signatures)
    for (const cell of signature.cells) {
      if (!cell.moved || cell.ours !== undefined) continue;
      const reason = signature.reason ?? `not measured by the engine: ${cell.effect.split('|')[0]}`;
      uncovered[reason] = (uncovered[reason] ?? 0) + 1;
    }
  const judged = laws.filter(({ ours }) => ours !== null);
  const figures = incidents.flatMap((incident) => incident.figures);
  const orders = incidents.flatMap((incident) => incident.orders);
  return {
    signatures: tally(cells),
    visible: tally(cells.filter((cell) => cell.visible)),
    uncovered: Object.fromEntries(Object.entries(uncovered).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))),
    laws: { inside: laws.filter((row) => row.verdict === 'inside').length, judged: judged.length, all: laws.length },
    incidents: {
      replayed: incidents.filter(({ status }) => status === 'replayed').length,
      all: incidents.length,
      figures: figures.length,
      agreeing: figures.filter(({ agrees }) => agrees === true).length,
      set: figures.filter(({ agrees, set }) => agrees === true && set).length,
      orders: orders.length,
      sameOrder: orders.filter(({ agrees }) => agrees === true).length,
    },
  };
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import { useShortcuts } from '../keys/shortcuts.js';
import { InlineFailure } from '../manual/states.js';
import { Budget } from './budget.js';
import { Offers } from './offers-view.js';
import type { Investigation } from './use-investigation.js';

export interface ShopProps {
  readonly puzzle: PublicPuzzle;
  readonly investigation: Investigation;
}

/** Whether the reader has the list open: it stays so from puzzle to puzzle. */
let kept = false;

/** The probes that can be bought, and the budget: folded away until somebody wants to know more than the panels tell. */
export function Shop({ puzzle, investigation }: ShopProps) {
  const { bill, failure } = investigation;
  const [open, setOpen] = useState(kept);
  const [sought, setSought] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    kept = open;
  }, [open]);
  // Asked for by its key: the list is there only now.
  useEffect(() => {
    if (sought > 0) search.current?.focus();
  }, [sought]);
  useShortcuts([
    {
      keys: 'p',
      label: 'Find a probe',
      group: 'Answer',
      run: () => {
        setOpen(true);
        setSought((count) => count + 1);
      },
    },
  ]);
  return (
    <section class="shop" aria-labelledby="shop-heading">
      <h2 class="shop-heading" id="shop-heading">
        <button type="button" class="shop-switch" aria-expanded={open} onClick={() => setOpen(!open)}>
          Probes
          <span class="shop-count">{bill === null ? '' : countInWords(bill.bought.length, puzzle.probes.length)}</span>
        </button>
      </h2>
      <Budget spent={bill?.spent ?? 0} budget={puzzle.budget} />
      {failure !== null && (
        <InlineFailure what="What was bought is not known:" message={failure} retry={investigation.retry} />
      )}
      {open && (
        <Offers
          puzzle={puzzle}
          bill={bill ?? { budget: puzzle.budget, spent: 0, bought: [] }}
          investigation={investigation}
          search={search}
        />
      )}
    </section>
  );
}

function countInWords(bought: number, all: number): string {
  return bought === 0 ? `${all} to choose from` : `${bought} of ${all} bought`;
}

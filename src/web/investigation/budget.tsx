import { budgetInWords } from './price-words.js';

/** The budget as a bar: what is spent of it, and what is left in words. */
export function Budget({ spent, budget }: { spent: number; budget: number }) {
  const share = budget > 0 ? Math.min(1, spent / budget) : 0;
  return (
    <div class="budget">
      <div class="budget-bar" aria-hidden="true">
        <span class="budget-spent" style={{ width: `${100 * share}%` }} />
      </div>
      <p class="budget-words" role="status">
        {budgetInWords(spent, budget)}
      </p>
    </div>
  );
}

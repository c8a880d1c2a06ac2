import type { RevealedFix } from '../../puzzle/revealed.js';
import { gpuHoursColumn } from '../investigation/price-words.js';
import { removedInWords, signOf, toneOf } from './fix-words.js';

export interface FixesTableProps {
  readonly fixes: readonly RevealedFix[];
  /** Id of the answer's fix; null where nothing was answered. */
  readonly yours: string | null;
}

/** What becomes of the run with each fix, the best first. */
export function FixesTable({ fixes, yours }: FixesTableProps) {
  const cost = gpuHoursColumn(fixes.map(({ gpuHours }) => gpuHours));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reached to be scrolled
    <section class="table-scroll" tabIndex={0} aria-label="Fixes as a table">
      <table class="fix-table">
        <caption class="visually-hidden">Fixes and what becomes of the run with each, the best first</caption>
        <thead>
          <tr>
            <th scope="col">Fix</th>
            <th scope="col">Outcome</th>
            <th scope="col" class="cell-number">
              Harm removed
            </th>
            <th scope="col" class="cell-number">
              {cost.unit}
            </th>
            <th scope="col" class="cell-number">
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {fixes.map((fix, i) => (
            <tr key={fix.id} class={fix.id === yours ? 'fix-yours' : undefined}>
              <th scope="row">
                {fix.name}
                {fix.id === yours && <span class="role fix-role">yours</span>}
                <span class="fix-summary">{fix.summary}</span>
              </th>
              <td>
                <span class={`fix-verdict fix-verdict-${toneOf(fix.verdict)}`}>
                  <span class="fix-sign" aria-hidden="true">
                    {signOf(fix.verdict)}
                  </span>
                  {fix.verdict}
                </span>
              </td>
              <td class="cell-number">{removedInWords(fix)}</td>
              <td class="cell-number">{cost.cells[i]}</td>
              <td class="cell-number">{Math.round(fix.score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

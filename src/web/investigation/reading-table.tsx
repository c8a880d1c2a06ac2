import type { ReadingTable } from '../../lab/probe.js';
import { cellText, isNumber } from './table-cells.js';

/** What a probe gave as rows: numbers to the right, words to the left. */
export function ReadingTableView({ table, caption }: { table: ReadingTable; caption: string }) {
  const { columns, rows } = table;
  // A column of numbers stands to the right, heading and all.
  const numeric = columns.map((_, column) => rows.length > 0 && rows.every((row) => isNumber(row[column])));
  const side = (column: number) => (numeric[column] ? 'cell-number' : 'cell-words');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reached to be scrolled
    <section class="table-scroll reading-table-scroll" tabIndex={0} aria-label={`${caption} as a table`}>
      <table class="reading-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((name, column) => (
              <th key={column} scope="col" class={side(column)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" class={side(column)}>
                    {cellText(cell)}
                  </th>
                ) : (
                  <td key={column} class={side(column)}>
                    {cellText(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

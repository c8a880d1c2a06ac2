import { shown } from '../../../core/shape.js';
import { shortened } from '../names/column-map.js';
import { counted } from '../names/lists.js';

/** Counts the cells that should be numbers and are not, and remembers the first of each column. */
export class OddCells {
  readonly #byColumn = new Map<string, { count: number; line: number; cell: string }>();

  add(column: string, line: number, cell: string): void {
    const seen = this.#byColumn.get(column);
    if (seen === undefined) this.#byColumn.set(column, { count: 1, line, cell });
    else seen.count++;
  }

  /**
   * One sentence a column.
   * @param place what a line is called: an entry, where the file has no lines of its own
   */
  report(file: string, place: 'line' | 'entry', notes: string[]): void {
    for (const [column, { count, line, cell }] of this.#byColumn)
      notes.push(
        `${counted(count, 'value')} of ${shortened(column)} in ${file} ${count === 1 ? 'is no number' : 'are no numbers'} and ` +
          `${count === 1 ? 'counts' : 'count'} as missing (first in ${place} ${line}: ${shown(cell)}).`,
      );
  }
}

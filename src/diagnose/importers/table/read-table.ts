import { counted } from '../names/lists.js';
import { numberOf } from '../number-cell.js';
import type { RawSeries } from '../raw-run.js';
import type { Reading } from '../reading.js';
import { layoutOf } from './layout.js';
import { OddCells } from './odd-cells.js';
import { eachRow, type Table } from './open-table.js';
import { chooseRun, MOST_RUNS } from './run-choice.js';
import { placeOnSteps } from './step-axis.js';

/**
 * Adds the values of a table: a column a quantity, or a row a value with its slice and metric beside it.
 * @param names of the columns, null for one to pass over
 * @throws AppError for a table that cannot be read or holds several runs of which none was chosen
 */
export function readTable(table: Table, names: readonly (string | null)[], reading: Reading): void {
  const { collector, notes } = reading;
  const layout = layoutOf(names, reading.context, reading.map, collector);
  const decimalComma = table.delimiter === ';';
  const odd = new OddCells();
  const candidates = layout.steps.map(({ name, rank }) => ({ name, rank, values: [] as number[] }));
  const touched = new Set<RawSeries>();
  const used: number[] = [];
  const runs = new Set<string>();
  const columns = layout.values.map((column) => ({
    ...column,
    series: layout.slice === null ? collector.at(column.name, column.role) : null,
  }));
  let row = -1;
  if (layout.run !== null) collector.tellsRuns = true;

  const put = (series: RawSeries, column: string, cell: string, line: number): void => {
    const value = numberOf(cell, decimalComma);
    if (value === undefined) return;
    if (value === null) {
      odd.add(column, line, cell);
      return;
    }
    collector.add(series, row, value);
    touched.add(series);
    if (used.at(-1) !== row) used.push(row);
  };

  const { rows, long, brokenOff } = eachRow(table, (cells, line) => {
    if (layout.run !== null) {
      const run = (cells[layout.run] ?? '').trim();
      if (runs.size < MOST_RUNS && run !== '') runs.add(run);
      // Rows of no run, such as a summary, belong to none.
      if (reading.run !== null && run !== reading.run) return;
    }
    row++;
    layout.steps.forEach(({ column }, i) => {
      const step = numberOf(cells[column] ?? '', decimalComma);
      candidates[i]!.values.push(typeof step === 'number' ? step : Number.NaN);
    });
    const slice = layout.slice === null ? null : (cells[layout.slice] ?? '').trim() || null;
    if (layout.long !== null) {
      const metric = (cells[layout.long.metric] ?? '').trim();
      const role = metric === '' ? null : collector.meets(metric, true);
      if (role !== null) put(collector.at(metric, role, slice), metric, cells[layout.long.value] ?? '', line);
      return;
    }
    for (const { column, name, role, series } of columns) {
      const cell = cells[column];
      if (cell !== undefined && cell !== '') put(series ?? collector.at(name, role, slice), name, cell, line);
    }
  });

  if (layout.run !== null && (runs.size > 1 || reading.run !== null)) chooseRun(table.file, [...runs], reading.run);
  odd.report(table.file, 'line', notes);
  if (long > 0)
    notes.push(`${counted(long, 'row')} of ${table.file} ${long === 1 ? 'has' : 'have'} cells beyond the header.`);
  if (brokenOff !== null) notes.push(`Line ${brokenOff} of ${table.file} breaks off and was left out.`);
  if (rows > 0) placeOnSteps(table.file, [...touched], candidates, used, notes);
}

import type { ColumnMap } from '../names/column-map.js';
import type { Context, Role } from '../names/role.js';
import { runRank, stepRank } from '../names/step-names.js';
import { piecesOf } from '../names/words.js';
import type { PointCollector } from '../raw-run.js';

/** What the cells of a table are; numbers are columns. */
export interface Layout {
  /** Candidates for the step, best first. */
  readonly steps: readonly { readonly column: number; readonly name: string; readonly rank: number }[];
  readonly slice: number | null;
  /** A long table has a metric and a value a row. */
  readonly long: { readonly metric: number; readonly value: number } | null;
  /** Tells the runs of a table apart. */
  readonly run: number | null;
  /** Columns with a role, in the order of the table. */
  readonly values: readonly { readonly column: number; readonly name: string; readonly role: Role }[];
}

const SLICE_NAME = new Set(['slice']);
/** Names of a slice in an evaluation file; in a log of training they may say anything. */
const MORE_SLICE_NAMES = new Set(['slice', 'domain', 'subset', 'dataset', 'data set', 'task', 'eval set']);
const METRIC_NAMES = new Set(['metric', 'metric name']);
const VALUE_NAMES = new Set(['value', 'metric value', 'score']);

/**
 * What the columns of a table are by their names. Of two columns with one name the first is taken.
 * @param names null for a column to pass over
 */
export function layoutOf(
  names: readonly (string | null)[],
  context: Context,
  map: ColumnMap,
  collector: PointCollector,
): Layout {
  const columns = [...names.entries()].flatMap(([column, name]) =>
    name === null || name === '' ? [] : [{ column, name }],
  );
  const find = (wanted: ReadonlySet<string>): number | null =>
    columns.find(({ name }) => !map.has(name) && name.length <= 60 && wanted.has(plain(name)))?.column ?? null;
  const metric = find(METRIC_NAMES);
  const value = find(VALUE_NAMES);
  const long = metric !== null && value !== null ? { metric, value } : null;
  const slice = find(long !== null || context === 'evaluation' ? MORE_SLICE_NAMES : SLICE_NAME);
  const mapped = columns
    .filter(({ name }) => map.get(name)?.kind === 'step')
    .map((column) => ({ ...column, rank: -1 }));
  const automatic = columns
    .map((column) => ({ ...column, rank: stepRank(column.name) }))
    .filter(({ rank }) => rank >= 0);
  const steps =
    mapped.length > 0 ? mapped : automatic.filter(({ name }) => !map.has(name)).sort((a, b) => a.rank - b.rank);
  const run = columns
    .map(({ column, name }) => ({ column, rank: map.has(name) ? -1 : runRank(name) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)[0];
  const axes = new Set([...steps.map(({ column }) => column), slice, run?.column, long?.metric, long?.value]);
  const values: { column: number; name: string; role: Role }[] = [];
  const seen = new Set<string>();
  for (const { column, name } of columns) {
    if (axes.has(column)) {
      collector.meets(name);
      collector.axes.add(name);
      continue;
    }
    const role = collector.meets(name, slice !== null);
    if (role !== null && long === null && !seen.has(name)) values.push({ column, name, role });
    seen.add(name);
  }
  return { steps, slice, long, run: run?.column ?? null, values };
}

const plain = (name: string): string =>
  piecesOf(name)
    .flatMap((piece) => piece.words)
    .join(' ');

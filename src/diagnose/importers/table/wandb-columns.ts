import { invalid } from '../../../core/errors.js';
import { stepRank } from '../names/step-names.js';
import type { Reading } from '../reading.js';
import { chooseRun } from './run-choice.js';

/** W&B writes `<run name> - <metric>`; a run's name may hold the same dash, a metric's hardly. */
const DASH = ' - ';
/** Of a panel that draws ranges; and W&B's own counts. */
const ASIDE = /__(MIN|MAX)$/;

/** Whether a header is that of a W&B panel export: an axis, then columns named after runs. */
export function isWandbHeader(names: readonly string[]): boolean {
  const ofRuns = names.filter((name) => name.includes(DASH));
  return (
    ofRuns.length > 0 &&
    names.every((name) => name.includes(DASH) || name === '' || stepRank(name) >= 0 || isClock(name))
  );
}

/** The other axes a panel can have. */
const isClock = (name: string): boolean =>
  /^(relative time \(.*\)|relative time|wall ?time|_runtime|_timestamp)$/i.test(name);

/**
 * Names of the columns without the run's, null for those of other runs and of ranges. A name the user maps stays whole.
 * @throws AppError for a header that is none of W&B, and for several runs of which none was chosen
 */
export function wandbColumns(file: string, names: readonly string[], reading: Reading): readonly (string | null)[] {
  const columns = names.map((name) => {
    const dash = name.lastIndexOf(DASH);
    return dash < 0 ? { name, run: null } : { name, run: name.slice(0, dash), metric: name.slice(dash + DASH.length) };
  });
  const runs = [...new Set(columns.flatMap(({ run }) => (run === null ? [] : [run])))];
  if (runs.length === 0)
    throw invalid(
      'W&B export',
      `${file} (no column is named "<run> - <metric>"; a table without runs is --format csv)`,
    );
  reading.collector.tellsRuns = true;
  const run = chooseRun(file, runs, reading.run);
  return columns.map((column) => {
    if (reading.map.has(column.name)) return column.name;
    if (ASIDE.test(column.name)) return null;
    if (column.run === null) return column.name;
    return column.run === run ? column.metric : null;
  });
}

import { invalid, missing, unsupported } from '../../../core/errors.js';
import { shown } from '../../../core/shape.js';
import { MOST_ROWS } from '../limits.js';
import { listed } from '../names/lists.js';
import { parseJson } from './parse-json.js';

/** What one call of a logger wrote. */
export type LogEntry = Readonly<Record<string, unknown>>;

export interface LogEntries {
  readonly entries: readonly LogEntry[];
  /** What the place of an entry is called. */
  readonly place: 'line' | 'entry';
}

const isEntry = (value: unknown): value is LogEntry =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * The entries of a trainer_state.json, of its `log_history` alone, or of JSON lines.
 * @throws AppError for JSON of another kind
 */
export function logEntries(file: string, text: string, notes: string[]): LogEntries {
  const lines = text.split(/\r?\n/);
  const written = lines.filter((line) => line.trim() !== '').length;
  const found =
    written > 1 && isWhole(lines.find((line) => line.trim() !== '')!)
      ? ofLines(file, lines, notes)
      : ofHistory(file, text);
  if (found.entries.length === 0) throw missing('rows', `${file} (its log is empty)`);
  if (found.entries.length > MOST_ROWS) throw invalid('run file', `${file} (more than ${MOST_ROWS} log entries)`);
  return found;
}

function isWhole(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  try {
    parseJson('', line);
    return true;
  } catch {
    return false;
  }
}

function ofLines(file: string, lines: readonly string[], notes: string[]): LogEntries {
  const entries: LogEntry[] = [];
  const last = lines.findLastIndex((line) => line.trim() !== '');
  for (const [i, line] of lines.entries()) {
    // A blank line keeps its number: messages name lines.
    if (line.trim() === '') {
      entries.push({});
      continue;
    }
    if (i === last && i === lines.length - 1 && !isWhole(line)) {
      notes.push(`Line ${i + 1} of ${file} breaks off and was left out.`);
      break;
    }
    const entry = parseJson(`${file} line ${i + 1}`, line);
    if (!isEntry(entry))
      throw unsupported('run file', `${file} line ${i + 1} is ${shown(entry)} (an object with a step)`);
    entries.push(entry);
  }
  return { entries, place: 'line' };
}

function ofHistory(file: string, text: string): LogEntries {
  const given = parseJson(file, text);
  const history = isEntry(given) ? given['log_history'] : given;
  if (!Array.isArray(history)) {
    const keys = isEntry(given) ? listed(Object.keys(given), 5) : '';
    throw unsupported(
      'run file',
      `${file} is JSON without a log_history (keys: ${keys || 'none'}; give trainer_state.json)`,
    );
  }
  const wrong = history.findIndex((entry) => !isEntry(entry));
  if (wrong >= 0)
    throw unsupported(
      'run file',
      `${file} holds ${shown(history[wrong])} as log entry ${wrong + 1} (an object with a step)`,
    );
  return { entries: history as LogEntry[], place: 'entry' };
}

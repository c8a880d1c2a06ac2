import Papa from 'papaparse';
import { invalid, missing } from '../../../core/errors.js';
import { shown } from '../../../core/shape.js';
import { MOST_COLUMNS, MOST_ROWS } from '../limits.js';
import { numberOf } from '../number-cell.js';
import { nextLine } from './lines.js';

const DELIMITERS = [',', '\t', ';', '|'];
/** Lines that tell the delimiter. */
const SAMPLE = 20;
/** Characters parsed at a time: no more rows than these are held as text. */
const CHUNK = 1 << 20;

/** A text whose delimiter and header are found. */
export interface Table {
  readonly file: string;
  readonly names: readonly string[];
  readonly delimiter: string;
  /** The text below the header, and the number of its first line, from 1. */
  readonly body: string;
  readonly line: number;
}

/**
 * Finds the header below leading comments and blank lines, and what parts its columns.
 * @throws AppError for a text without a header or with a single column
 */
export function openTable(file: string, text: string): Table {
  let at = 0;
  let number = 0;
  let comment = '';
  let delimiters = DELIMITERS;
  for (;;) {
    if (at >= text.length) throw missing('rows', `${file} (the file has no line but blanks and comments)`);
    const { line, end } = nextLine(text, at);
    const declared = /^sep=(.)$/i.exec(line);
    if (declared !== null) delimiters = [declared[1]!];
    else if (line.startsWith('#')) comment = line;
    else if (line.trim() !== '') break;
    at = end;
    number++;
  }
  const sample = linesFrom(text, at, SAMPLE);
  const delimiter = delimiterOf(file, sample, delimiters, number + 1);
  const first = cellsOf(sample[0]!, delimiter);
  if (!first.every((cell) => typeof numberOf(cell, delimiter === ';') === 'number')) {
    const { end } = nextLine(text, at);
    return { file, names: checked(file, first), delimiter, body: text.slice(end), line: number + 2 };
  }
  // NumPy writes its header as a comment.
  const names = cellsOf(comment.replace(/^#+\s*/, ''), delimiter);
  if (comment === '' || names.length !== first.length)
    throw missing('header', `${file} (line ${number + 1} holds numbers; name the columns in the first line)`);
  return { file, names: checked(file, names), delimiter, body: text.slice(at), line: number + 1 };
}

function linesFrom(text: string, from: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (let at = from; at < text.length && lines.length < most; ) {
    const { line, end } = nextLine(text, at);
    if (line.trim() !== '' && !line.startsWith('#')) lines.push(line);
    at = end;
  }
  return lines;
}

const cellsOf = (line: string, delimiter: string): string[] =>
  (Papa.parse<string[]>(line, { delimiter }).data[0] ?? []).map((cell) => cell.trim());

/** The delimiter that gives the header the most cells, among those by which most lines have as many as it. */
function delimiterOf(file: string, lines: readonly string[], among: readonly string[], number: number): string {
  let best = '';
  let most = 1;
  for (const delimiter of among) {
    const counts = lines.map((line) => cellsOf(line, delimiter).length);
    const agree = counts.filter((count) => count === counts[0]).length / counts.length;
    const score = counts[0]! * (agree >= 0.5 ? 1 : 0.01);
    if (counts[0]! > 1 && (best === '' || score > most)) {
      best = delimiter;
      most = score;
    }
  }
  if (best !== '') return best;
  const detail = `${shown(lines[0])}; part the columns by comma, tab, semicolon or |`;
  throw invalid('run file', `${file} (line ${number} has one column, ${detail})`);
}

function checked(file: string, names: readonly string[]): readonly string[] {
  if (names.length > MOST_COLUMNS)
    throw invalid('run file', `${file} (${names.length} columns; at most ${MOST_COLUMNS})`);
  return names;
}

/**
 * Calls back with the cells of every row that is no comment and not blank. A last line that breaks off, as a killed job
 * leaves it, is not among them.
 * @returns the number of rows, of rows with cells beyond the header, and the line that broke off
 * @throws AppError with its line for a quote that is never closed and for rows that do not fit the header
 */
export function eachRow(
  { file, names, delimiter, body, line: first }: Table,
  visit: (cells: readonly string[], line: number) => void,
): { rows: number; long: number; brokenOff: number | null } {
  let line = first - 1;
  let rows = 0;
  let long = 0;
  let firstLong = 0;
  let pending: { cells: readonly string[]; line: number } | null = null;
  const take = (row: { cells: readonly string[]; line: number }): void => {
    if (++rows > MOST_ROWS) throw invalid('run file', `${file} (more than ${MOST_ROWS} rows; keep every tenth)`);
    if (row.cells.length > names.length && row.cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      long++;
      firstLong ||= row.line;
    }
    visit(row.cells, row.line);
  };
  Papa.parse<string[]>(body, {
    delimiter,
    chunkSize: CHUNK,
    step: ({ data, errors }) => {
      line++;
      if (errors.some(({ type }) => type === 'Quotes'))
        throw invalid('run file', `${file} (line ${line} has a quote that is not closed where a cell ends)`);
      if (data.length === 1 && data[0]!.trim() === '') return;
      if (data[0]!.startsWith('#')) return;
      if (pending !== null) take(pending);
      pending = { cells: data, line };
    },
  } as Papa.ParseConfig<string[]>);
  const last = pending as { cells: readonly string[]; line: number } | null;
  const broken = last !== null && last.cells.length < names.length && !/[\r\n]$/.test(body);
  if (last !== null && !broken) take(last);
  if (long > rows / 2)
    throw invalid('run file', `${file} (line ${firstLong} has more cells than the ${names.length} of the header)`);
  return { rows, long, brokenOff: broken ? last.line : null };
}

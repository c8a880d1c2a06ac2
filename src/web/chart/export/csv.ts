import type { RunClock } from '../../../puzzle/puzzle.js';
import { createXAxis } from '../../series/x-axis.js';
import type { RunLine } from '../lines-data.js';
import type { SliceLines, SliceSource } from '../sources.js';
import type { StepLines } from '../step-lines.js';

/** A column of a table: its heading and one number a row; a number that is absent leaves its cell empty. */
interface Column {
  readonly heading: string;
  at(step: number): number | null;
}

/**
 * All steps of a step panel as comma-separated values (RFC 4180): step, data and time, then every line of the panel in full,
 * whatever is in view.
 */
export function stepCsv(lines: StepLines, clock: RunClock, throughput: ArrayLike<number>): string {
  const { run, smoothed, reference, twin } = lines;
  const columns: Column[] = [...clockColumns(clock, throughput), { heading: 'run', at: (step) => run[step]! }];
  if (smoothed !== null) columns.push({ heading: 'run smoothed', at: (step) => smoothed[step]! });
  if (twin !== null) columns.push({ heading: smoothed === null ? 'twin' : 'twin smoothed', at: (step) => twin[step]! });
  if (reference !== null) {
    const { values, stride } = reference;
    const heading = smoothed === null ? 'earlier run' : 'earlier run smoothed';
    columns.push({ heading, at: (step) => (step % stride === 0 ? (values[step / stride] ?? null) : null) });
  }
  return table(columns, [...run.keys()]);
}

/** All evaluations of a slice panel, a column a slice and run. */
export function sliceCsv(source: SliceSource, clock: RunClock, throughput: ArrayLike<number>): string {
  const columns: Column[] = [...clockColumns(clock, throughput)];
  const add = (run: string, lines: SliceLines | null) =>
    lines?.values.forEach((values, slice) => {
      columns.push({
        heading: `${run}: ${source.names[slice] ?? slice}`,
        at: (step) => values[lines.steps.indexOf(step)] ?? null,
      });
    });
  add('run', source.run);
  add('twin', source.twin);
  add('earlier run', source.reference);
  return table(columns, source.run.steps);
}

/** All points of lines beside each other, a column a line. */
export function linesCsv(lines: readonly RunLine[]): string {
  const steps = [...new Set(lines.flatMap((line) => [...line.steps]))].sort((a, b) => a - b);
  const columns = lines.map(({ name, steps: own, values }): Column => {
    const byStep = new Map(Array.from(own, (step, i) => [step, values[i]!]));
    return { heading: name, at: (step) => byStep.get(step) ?? null };
  });
  return table([{ heading: 'step', at: (step) => step }, ...columns], steps);
}

function clockColumns(clock: RunClock, throughput: ArrayLike<number>): Column[] {
  const time = createXAxis('time', clock, throughput);
  return [
    { heading: 'step', at: (step) => step },
    { heading: 'step of the run', at: (step) => clock.firstStep + step },
    { heading: `${clock.unit} since the start of the window`, at: (step) => step * clock.perStep },
    { heading: time.unit, at: (step) => Number(time.at(step).toPrecision(7)) },
  ];
}

function table(columns: readonly Column[], steps: readonly number[]): string {
  const lines = [columns.map(({ heading }) => quoted(heading)).join(',')];
  for (const step of steps) lines.push(columns.map((column) => cell(column.at(step))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

const cell = (value: number | null) => (value === null ? '' : String(value));

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

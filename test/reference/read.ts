import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { missing } from '../../src/core/errors.js';
import {
  FILES,
  type HealthyStatistics,
  type ModelName,
  type PublicLog,
  type RealRun,
  type RecordedSignature,
  STEP_COLUMNS,
  type StepColumn,
} from './format.js';

/** Reads the packed reference series; a file is unpacked when it is first asked for. */

/** Evaluations of one run. */
export interface RealEvaluations {
  readonly steps: readonly number[];
  /** By slice, then metric; NaN where there is no reading. */
  readonly readings: ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;
}

const remembered = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  if (!remembered.has(key)) remembered.set(key, make());
  return remembered.get(key) as T;
}

const textOf = (file: string): string =>
  brotliDecompressSync(readFileSync(new URL(`data/${file}`, import.meta.url))).toString('utf8');
const jsonOf = <T>(file: string): T => once(file, () => JSON.parse(textOf(file)) as T);
const numberOf = (text: string): number => (text === '-' || text === '' ? Number.NaN : Number(text));

/** All recorded runs, sorted by name. */
export const realRuns = (): readonly RealRun[] => jsonOf(FILES.runs);

/** @throws AppError `missing recorded run: …` */
export function realRun(run: string): RealRun {
  const found = once('runs by name', () => new Map(realRuns().map((entry) => [entry.run, entry]))).get(run);
  if (found === undefined) throw missing('recorded run', run);
  return found;
}

/** One value a step, from step 1. */
export function stepSeries(run: string, column: StepColumn): Float64Array {
  const { model } = realRun(run);
  if (!(STEP_COLUMNS[model] as readonly string[]).includes(column)) throw missing(`column of ${model}`, column);
  const file = FILES.steps(model, column);
  return once(file, () => {
    const lines = textOf(file).split('\n');
    const names = realRuns().filter((entry) => entry.model === model);
    return new Map(names.map((entry, i) => [entry.run, Float64Array.from(lines[i]!.split(' '), numberOf)]));
  }).get(run)!;
}

export function evaluationsOf(run: string): RealEvaluations {
  const { model } = realRun(run);
  return once(FILES.evaluations(model), () => readEvaluations(model)).get(run)!;
}

function readEvaluations(model: ModelName): Map<string, RealEvaluations> {
  const all = new Map<string, RealEvaluations>();
  let readings = new Map<string, Map<string, Float64Array>>();
  let name = '';
  for (const line of textOf(FILES.evaluations(model)).split('\n')) {
    const [first, second, ...rest] = line.split(' ');
    if (first === 'run') {
      name = second!;
      readings = new Map();
    } else if (first === 'steps') {
      all.set(name, { steps: [second!, ...rest].map(Number), readings });
    } else {
      const slice = readings.get(second!) ?? new Map<string, Float64Array>();
      slice.set(first!, Float64Array.from(rest, numberOf));
      readings.set(second!, slice);
    }
  }
  return all;
}

/** Recorded paired effects by `<model>__<fault>__v<severity>`. */
export function recordedSignatures(): ReadonlyMap<string, RecordedSignature> {
  return once('signatures', () => {
    const all = jsonOf<Record<string, RecordedSignature>>(FILES.signatures);
    return new Map(Object.entries(all).filter(([name]) => name !== '_meta'));
  });
}

/** Noise of the control runs by `<model>_v<variant>`. */
export const healthyStatistics = (): Readonly<Record<string, HealthyStatistics>> => jsonOf(FILES.healthy);

export const publicLogs = (): readonly PublicLog[] => jsonOf(FILES.logs);

/** A column of a published log; NaN where a row has no value. */
export function logColumn(id: string, column: string): Float64Array {
  const { header, rows } = once(`log ${id}`, () => {
    const [first, ...others] = textOf(FILES.log(id))
      .trimEnd()
      .split(/\r?\n/)
      .map((row) => row.split(','));
    return { header: first!, rows: others };
  });
  const at = header.indexOf(column);
  if (at < 0) throw missing(`column of ${id}`, column);
  return Float64Array.from(rows, (row) => numberOf(row[at]!));
}

import { invalid, missing, unknown, unsupported } from '../../core/errors.js';
import { unknownName } from '../../core/nearest.js';
import { isDead } from '../dead.js';
import type { Observation } from '../observation.js';
import { type ChosenSeries, chooseSeries } from './assemble/choose-series.js';
import { evaluationReadings } from './assemble/evaluation-readings.js';
import { assembleEvaluations } from './assemble/evaluations.js';
import { assembleSeries } from './assemble/series.js';
import { RUN_FORMATS, type RunFormat } from './detect-format.js';
import { LARGEST_FILE_BYTES } from './limits.js';
import { classify } from './names/classify.js';
import { type ColumnMap, parseColumnMap, shortened } from './names/column-map.js';
import { listed } from './names/lists.js';
import type { Context } from './names/role.js';
import { PointCollector } from './raw-run.js';
import { readFile } from './read-file.js';
import { type RunFile, tooLarge } from './run-file.js';
import { usedAndIgnored } from './use-notes.js';

export interface ImportOptions {
  /** Told by the contents where it is not given. */
  readonly format?: RunFormat | undefined;
  /** `theirs=ours` pairs, which override the names that are known; see MAP_TARGETS. */
  readonly map?: readonly string[] | undefined;
  /** The one to take where a file holds several. */
  readonly run?: string | undefined;
  /** Evaluations in a file of their own: long (step, slice, metric, value) or any of the formats. */
  readonly evaluation?: readonly RunFile[] | undefined;
}

export interface ImportedRun {
  readonly observation: Observation;
  /** What a user should know of how the files were read, a sentence each. */
  readonly notes: readonly string[];
  readonly format: RunFormat;
}

/**
 * Makes an observation of a user's own run.
 * 1. Undo gzip, tell the format, read the values of every column with a known name. 2. Choose one column for each
 * channel and slice. 3. Put them on common steps, in the units of an observation.
 * @param files of one run: several only for TensorBoard, whose jobs write a new file after each restart
 * @throws AppError for anything that cannot be read
 */
export async function importRun(files: readonly RunFile[], options: ImportOptions = {}): Promise<ImportedRun> {
  const map = parseColumnMap(options.map ?? []);
  const run = options.run ?? [...map].find(([, target]) => target.kind === 'run')?.[0] ?? null;
  const notes: string[] = [];
  const own = options.evaluation ?? [];
  checkSizes([...files, ...own]);

  const training = new PointCollector(roleFinder('run', map));
  const formats = new Set<RunFormat>();
  for (const file of files)
    formats.add(await readFile(file, options.format, { context: 'run', map, run, collector: training, notes }));
  if (run !== null && !training.tellsRuns)
    throw unknown('run', `${shortened(run)} (${files.map(({ name }) => name).join(', ')} does not tell runs apart)`);
  const [format, other] = formats;
  if (format === undefined) throw missing('run file', 'none was given');
  if (other !== undefined) throw invalid('run', `files of two formats, ${format} and ${other} (give one)`);

  const evaluated = new PointCollector(roleFinder('evaluation', map));
  for (const file of own)
    await readFile(file, undefined, { context: 'evaluation', map, run: null, collector: evaluated, notes });
  checkMapped(map, [...training.names, ...evaluated.names]);

  const chosen = chooseSeries(training.series, 'run');
  const chosenOwn = chooseSeries(evaluated.series, 'evaluation');
  const readings = evaluationReadings(chosen.evaluations, notes);
  const evaluations = assembleEvaluations(
    readings,
    own.length > 0 ? evaluationReadings(chosenOwn.evaluations, notes) : null,
    notes,
  );
  if (own.length > 0 && chosenOwn.evaluations.length === 0)
    throw missing(
      'column',
      `no evaluation in ${own[0]!.name} among ${listed(evaluated.names) || 'no columns'} (step, slice, metric, value)`,
    );
  checkUseful(chosen, evaluations !== null, training.names);
  const { steps, series } = assembleSeries(withoutDead(chosen.channels, notes), notes);
  // A run of which only evaluations are known has their steps for rows.
  const rows = steps.length === 0 && evaluations !== null ? evaluations.steps.slice() : steps;
  if (rows.length < 2) throw invalid('run', `${rows.length} step with a value (at least 2)`);
  notes.unshift(...usedAndIgnored(training, chosen, evaluations));
  return { observation: { steps: rows, series, evaluations }, notes, format };
}

/** Leaves out panels whose instrument reports nothing, and says so. */
function withoutDead(channels: ChosenSeries['channels'], notes: string[]): ChosenSeries['channels'] {
  const dead = [...channels].filter(([channel, { values }]) => isDead(channel, Float64Array.from(values)));
  for (const [, { name }] of dead) notes.push(`${shortened(name)} is 0 at every step, so it was left out.`);
  return new Map([...channels].filter((entry) => !dead.includes(entry)));
}

/** @throws AppError `unsupported format: …` */
export function parseRunFormat(text: string): RunFormat {
  const format = RUN_FORMATS.find((known) => known === text);
  if (format === undefined) throw unsupported('format', `${text.slice(0, 40)} (${RUN_FORMATS.join(', ')})`);
  return format;
}

function roleFinder(context: Context, map: ColumnMap): (name: string, exact: boolean) => ReturnType<typeof classify> {
  return (name, exact) => {
    const mapped = map.get(name);
    if (mapped === undefined) return classify(name, exact ? 'evaluation' : context, exact);
    return mapped.kind === 'channel' || mapped.kind === 'evaluation' ? mapped : null;
  };
}

function checkSizes(files: readonly RunFile[]): void {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > LARGEST_FILE_BYTES) throw tooLarge(files[0]!.name, size);
}

function checkMapped(map: ColumnMap, names: readonly string[]): void {
  for (const [theirs, target] of map)
    if (target.kind !== 'run' && !names.includes(theirs)) throw unknownName('column', theirs, names.slice(0, 40));
}

function checkUseful({ channels }: ChosenSeries, evaluated: boolean, names: readonly string[]): void {
  if (channels.has('train-loss') || channels.has('gradient-norm') || evaluated) return;
  throw missing(
    'column',
    `no training loss, gradient norm or evaluation with a number in it among ${listed(names) || 'no columns'} ` +
      '(say which with --map theirs=train-loss)',
  );
}

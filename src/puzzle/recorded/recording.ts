import { invalid } from '../../core/errors.js';
import { significant } from '../../core/maths.js';
import {
  INTERNAL_METRICS,
  type InternalMetric,
  SLICE_METRICS,
  STEP_METRICS,
  type StepMetric,
} from '../../core/vocabulary.js';
import type { Scenario } from '../../run/scenario.js';
import type { Trace } from '../../run/trace.js';

/** One recorded run as its two tables: a row a step, and step, slice, metric, value. */
export interface RecordingText {
  /** Name of the recording, for messages. */
  readonly name: string;
  readonly steps: string;
  readonly evaluations: string;
}

/** Digits of a published number, as of a simulated one. */
const DIGITS = 5;

/** Columns of a recording that are a metric as they are. */
const STEP_COLUMNS: Readonly<Partial<Record<StepMetric, string>>> = {
  'train-loss': 'train_loss',
  'gradient-norm': 'grad_norm',
  'learning-rate': 'lr',
  'update-ratio': 'update_ratio',
  'weight-norm': 'param_norm',
};
const INTERNAL_COLUMNS: Readonly<Partial<Record<InternalMetric, string>>> = {
  'zero-gradient-share': 'grad_zero_frac',
  'attention-logit': 'max_attn_logit',
  'rank-norm-square': 'rank_gsq_mean',
  'rank-norm-lowest': 'rank_gnorm_min',
  'rank-loss-deviation': 'rank_loss_std',
};
const EVALUATION_METRICS: Readonly<Record<string, (typeof SLICE_METRICS)[number]>> = {
  val_loss: 'loss',
  acc: 'accuracy',
  ece: 'ece',
  mean_conf: 'confidence',
};

/**
 * The trace of a recording, in the form of a simulated one. Its steps count from 1, ours from 0. What was not recorded is NaN;
 * there are no reliability bins and no log.
 * @throws AppError `invalid recording: …` naming the file and what is wrong
 */
export function traceOfRecording(text: RecordingText, scenario: Scenario): Trace {
  const table = columnsOf(text.steps, `${text.name}.csv`);
  const steps = scenario.window.steps;
  const rows = table.get('step')?.length ?? 0;
  if (rows !== steps) throw invalid('recording', `${text.name}.csv, ${rows} steps (${scenario.id} has ${steps})`);
  const column = (name: string | undefined) =>
    name === undefined ? new Float64Array(steps).fill(Number.NaN) : found(table, name, `${text.name}.csv`);
  const seconds = found(table, 'step_time_ms', `${text.name}.csv`);
  const series = Object.fromEntries(
    STEP_METRICS.map((metric) => [
      metric,
      metric === 'throughput'
        ? seconds.map((milliseconds) => significant((1000 * scenario.batch.size) / milliseconds, DIGITS))
        : column(STEP_COLUMNS[metric]),
    ]),
  ) as Record<StepMetric, Float64Array>;
  const internals = Object.fromEntries(
    INTERNAL_METRICS.map((metric) => [metric, column(INTERNAL_COLUMNS[metric])]),
  ) as Record<InternalMetric, Float64Array>;
  return {
    scenario: scenario.id,
    steps,
    series,
    internals,
    evaluations: evaluationsOf(text, scenario),
    log: [],
    appliedLearningRate: series['learning-rate'],
    divergedAt: null,
  };
}

function evaluationsOf({ name, evaluations }: RecordingText, scenario: Scenario): Trace['evaluations'] {
  const slices = scenario.sources.map(({ id }) => id);
  const [, ...lines] = evaluations.trim().split('\n');
  const rows = lines.map((line) => line.split(','));
  const recorded = [...new Set(rows.map(([step]) => Number(step)))].sort((a, b) => a - b);
  const metrics = Object.fromEntries(
    SLICE_METRICS.map((metric) => [metric, slices.map(() => new Float64Array(recorded.length).fill(Number.NaN))]),
  ) as Record<(typeof SLICE_METRICS)[number], Float64Array[]>;
  const at = new Map(recorded.map((step, i) => [step, i]));
  for (const [step, slice, metric, value] of rows) {
    const [known, s] = [EVALUATION_METRICS[metric!], slices.indexOf(slice!)];
    if (known === undefined || s < 0)
      throw invalid('recording', `${name}.eval.csv, ${slice} ${metric} (slices ${slices.join(', ')})`);
    metrics[known][s]![at.get(Number(step))!] = significant(Number(value), DIGITS);
  }
  // The first evaluation is made before the first step.
  const steps = recorded.map((step) => Math.max(0, step - 1));
  return { steps, slices, metrics, reliability: slices.map(() => []) };
}

/** Columns of a table of numbers by name. */
function columnsOf(text: string, file: string): ReadonlyMap<string, Float64Array> {
  const [head, ...lines] = text.trim().split('\n');
  const names = head!.split(',');
  const columns = new Map(names.map((name) => [name, new Float64Array(lines.length)]));
  lines.forEach((line, row) => {
    const cells = line.split(',');
    if (cells.length !== names.length)
      throw invalid('recording', `${file}, line ${row + 2}: ${cells.length} cells (${names.length} columns)`);
    cells.forEach((cell, i) => {
      columns.get(names[i]!)![row] = significant(Number(cell), DIGITS);
    });
  });
  return columns;
}

function found(table: ReadonlyMap<string, Float64Array>, name: string, file: string): Float64Array {
  const values = table.get(name);
  if (values === undefined) throw invalid('recording', `${file}, no column ${name}`);
  return values;
}

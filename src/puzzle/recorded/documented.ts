import { significant } from '../../core/maths.js';
import type { Trace } from '../../run/trace.js';
import type { DocumentedCase } from '../revealed.js';
import type { RecordedCase } from './case.js';

const HERE =
  'Curves, evaluations and planned changes are as they were recorded; the twin is the recording of the same seed without the injection, bit for bit the same before it but for the time that steps took. The other lines of the log and of the change log are drawn, as in every puzzle.';

const SOURCE =
  'Recorded for lossleuth: float32 training of a transformer of 67,056 parameters with hand-written gradients, 1,200 steps, 8 emulated data-parallel ranks. MIT licence.';

/** Steps after an onset in which its effect is measured. */
const AFTER = 50;

/** What the reveal tells of a recording: the only place where a solver learns that it is one. */
export function documentedRecording(
  { title, story, run: name, twin: pair, onset }: RecordedCase,
  run: Trace,
  twin: Trace,
): DocumentedCase {
  const paired = `Recording ${name}${name === pair ? '' : `, twin ${pair}`}.`;
  const figures = name === pair ? levels(run) : effects(run, twin, onset);
  return { kind: 'recorded', title, story, figures, here: HERE, sources: [SOURCE, paired] };
}

function effects(run: Trace, twin: Trace, onset: number): DocumentedCase['figures'] {
  const window = (values: Float64Array) => mean(values.subarray(onset, onset + AFTER));
  const loss = window(run.series['train-loss']) - window(twin.series['train-loss']);
  const norm = window(run.series['gradient-norm']) / window(twin.series['gradient-norm']);
  const evaluation = last(run, 'loss') - last(twin, 'loss');
  const accuracy = 100 * (last(run, 'accuracy') - last(twin, 'accuracy'));
  return [
    { what: `train loss, ${AFTER} steps from the onset`, documented: `${signed(loss)} nats against the twin` },
    { what: 'gradient norm, the same steps', documented: `× ${significant(norm, 3)}` },
    { what: 'loss of the last evaluation, mean of the slices', documented: `${signed(evaluation)} nats` },
    { what: 'accuracy of the last evaluation', documented: `${signed(accuracy)} percentage points` },
  ];
}

function levels(run: Trace): DocumentedCase['figures'] {
  return [
    {
      what: 'loss of the last evaluation, mean of the slices',
      documented: `${significant(last(run, 'loss'), 3)} nats`,
    },
    { what: 'accuracy of the last evaluation', documented: `${significant(100 * last(run, 'accuracy'), 3)} %` },
  ];
}

const last = ({ evaluations }: Trace, metric: 'loss' | 'accuracy'): number =>
  mean(evaluations.metrics[metric].map((values) => values.at(-1)!));

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${significant(Math.abs(value), 2)}`;

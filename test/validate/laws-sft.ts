import type { Trace } from '../../src/run/trace.js';
import { trimmed, validationLoss } from '../helpers/laws.js';
import { correlation, detrended, deviation, logs, mean, median } from '../helpers/statistics.js';
import type { Ensembles } from './ensembles.js';
import { type Entry, known, type Law } from './law.js';

/** The scenario of supervised fine-tuning over several epochs. */
const SFT = 'sft-8b';

const ADDS_TO_THE_SHARE = 'memory adds to the share that is known and not to the margin of what is';

const MEMORISED_IS_QUIET =
  'the deviation falls as the share that is not memorised; in the log as the cube root of the loss';

/** Laws of full fine-tuning over several epochs. */
export function fineTuningLaws(ensembles: Ensembles): Entry[] {
  const law = (
    cites: string,
    text: string,
    measured: Law['measured'],
    read: (trace: Trace) => number,
    judge: Law['judge'] = 'median',
  ): Law => ({ cites, text, scenario: SFT, measured, judge, values: () => ensembles.healthy(SFT).map(read) });
  const epoch = (): number => ensembles.scenario(SFT).memory.epochBatches!;
  /** Train loss of one pass over the data, counted from 0. */
  const pass = ({ series }: Trace, index: number): Float64Array =>
    series['train-loss'].subarray(index * epoch(), (index + 1) * epoch());
  const first = (trace: Trace, index: number): number => mean(pass(trace, index).subarray(0, epoch() / 10));
  const last = (trace: Trace, index: number): number => mean(pass(trace, index).subarray(-epoch() / 10));
  const drop = (index: number) => (trace: Trace) => 1 - first(trace, index) / last(trace, index - 1);
  /** Share of an epoch until the mean of four steps has gone 90 % of the way that the first fifth of the epoch goes. */
  const time = (trace: Trace): number => {
    const now = pass(trace, 1);
    const settled = median(now.subarray(epoch() / 20, epoch() / 5));
    const goal = settled + 0.1 * (last(trace, 0) - settled);
    let step = 0;
    while (step + 4 < now.length && mean(now.subarray(step, step + 4)) > goal) step++;
    return step / epoch();
  };
  const rise = (index: number) => (trace: Trace) => last(trace, index) - first(trace, index);
  /** Residual of a logarithm in one pass, without its first tenth. */
  const residual = (series: 'train-loss' | 'gradient-norm', index: number, half: number, trace: Trace): Float64Array =>
    detrended(logs(trace.series[series].subarray((index + 0.1) * epoch(), (index + 1) * epoch())), half);
  const noise = (index: number) => (trace: Trace) => deviation(residual('train-loss', index, 20, trace));
  return [
    // Full fine-tuning 34 and 47 %, LoRA translation 22.5 and 36 %.
    law('f1', 'drop of the train loss at the first epoch boundary', [0.225, 0.34], drop(1)),
    known(law('f1', 'drop of the train loss at the second epoch boundary', [0.36, 0.47], drop(2)), ADDS_TO_THE_SHARE),
    known(law('f1', 'share of an epoch that the first drop takes', [0, 0.02], time), ADDS_TO_THE_SHARE),
    known(law('f2', 'rise of the train loss within the second epoch (nats)', [0, 0.05], rise(1)), ADDS_TO_THE_SHARE),
    known(law('f2', 'rise of the train loss within the third epoch (nats)', [0, 0.05], rise(2)), ADDS_TO_THE_SHARE),
    law(
      'f3',
      'validation loss at the end above its lowest (nats): .007 to .058 in two logs',
      [0.007, 0.058],
      (trace) => {
        const losses = validationLoss(ensembles.scenario(SFT), trace);
        // The lowest of single readings would be below the trend by chance.
        const smooth = losses.subarray(4).map((_, i) => mean(losses.subarray(i, i + 5)));
        return smooth.at(-1)! - Math.min(...smooth);
      },
    ),
    // One log of 406 steps an epoch, ± 7 %: its own sampling error; from the deviation within an epoch to that over all.
    law('a9', 'deviation of the log loss in the first epoch', [0.038, 0.044], noise(0)),
    known(law('a9', 'deviation of the log loss in the second epoch', [0.05, 0.068], noise(1)), MEMORISED_IS_QUIET),
    known(law('a9', 'deviation of the log loss in the third epoch', [0.073, 0.089], noise(2)), MEMORISED_IS_QUIET),
    law('c2', 'gradient norm at the end over that at 5–10 %, four logs', [0.18, 0.8], ({ series }) => {
      const norms = series['gradient-norm'];
      const tenth = norms.length / 10;
      return median(norms.subarray(-tenth)) / median(norms.subarray(tenth / 2, tenth));
    }),
    law('c3', 'deviation of the log norm, fine-tuning (.056 and .17)', [0.056, 0.17], (trace) =>
      deviation(trimmed(residual('gradient-norm', 2, 50, trace))),
    ),
    law('c5', 'loss and log norm of one step, fine-tuning: correlation (.17 and .59)', [0.17, 0.59], (trace) =>
      correlation(residual('train-loss', 2, 50, trace), residual('gradient-norm', 2, 50, trace)),
    ),
  ];
}

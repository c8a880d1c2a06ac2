import type { Scenario } from '../../src/run/scenario.js';
import type { Trace } from '../../src/run/trace.js';
import { validationLoss } from '../helpers/laws.js';
import { autocorrelation, deviation, mean, median } from '../helpers/statistics.js';
import type { Ensembles } from './ensembles.js';
import { type Entry, known } from './law.js';
import { LLM, windowLaw } from './window-law.js';

/** Laws of seeds, step time and evaluation, in the window of the scenario. */
export function runLaws(ensembles: Ensembles): Entry[] {
  const law = windowLaw(ensembles);
  const seconds = ({ series }: Trace): Float64Array =>
    series['throughput'].map((rate) => ensembles.scenario(LLM).batch.size / rate);
  return [
    {
      ...known(
        law('b5', 'final validation loss over seeds: deviation (four groups of runs)', [0.0021, 0.0041], () => 0),
        'every run starts at one checkpoint that holds no randomness',
      ),
      values: () =>
        groups(
          ensembles.healthy(LLM).map((trace) => mean(validationLoss(ensembles.scenario(LLM), trace).subarray(-5))),
        ),
    },
    law('e1', 'step time: coefficient of variation without steps above 1.2 ×', [0.0016, 0.031], (trace) => {
      const times = seconds(trace);
      const usual = median(times);
      const kept = times.filter((time) => time < 1.2 * usual);
      return deviation(kept) / mean(kept);
    }),
    law(
      'e2',
      'share of steps above 2 × the median, checkpoints left out',
      [0.001, 0.01],
      (trace) => {
        const every = ensembles.scenario(LLM).cluster.checkpointEvery;
        const times = seconds(trace);
        const usual = median(times);
        return times.filter((time, step) => time > 2 * usual && step % every !== 0).length / times.length;
      },
      'mean',
    ),
    law('e3', 'share of checkpoint steps that stall 2.2 to 105 ×: the period is exact', [1, 1], (trace) => {
      const every = ensembles.scenario(LLM).cluster.checkpointEvery;
      const times = seconds(trace);
      const usual = median(times);
      const at = times.filter((_, step) => step > 0 && step % every === 0).map((time) => time / usual);
      return at.filter((pause) => pause >= 2.2 && pause <= 105).length / at.length;
    }),
    {
      ...law('e4', 'first step after a restart, over the median', [1.34, 1.35], () => 0),
      values: () =>
        ensembles
          .changed(
            'restarted',
            () => ({ ...ensembles.scenario(LLM), window: { ...ensembles.scenario(LLM).window, steps: 400 } }),
            { restartAt: 250 },
          )
          .map((trace) => seconds(trace)[250]! / median(seconds(trace))),
    },
    law('g1', 'accuracy from checkpoint to checkpoint, over its binomial error', [0.33, 0.44], (trace) =>
      jitter(trace, ensembles.scenario(LLM)),
    ),
    law('g1', 'differences of accuracy: autocorrelation at lag 1', [-0.48, -0.31], (trace) =>
      mean(
        trace.evaluations.metrics.accuracy.map((values) =>
          autocorrelation(
            values.subarray(1).map((value, i) => value - values[i]!),
            1,
          ),
        ),
      ),
    ),
    law('g4', 'validation loss around its trend (nats)', [0.0016, 0.0037], (trace) =>
      wobble(validationLoss(ensembles.scenario(LLM), trace)),
    ),
  ];
}
/** Deviations of four groups of the runs, corrected for the group's mean. */
function groups(values: readonly number[]): number[] {
  const size = Math.floor(values.length / 4);
  return [0, 1, 2, 3].map(
    (i) => deviation(values.slice(i * size, (i + 1) * size)) * Math.sqrt(size / Math.max(1, size - 1)),
  );
}

/** From second differences, which take the trend out; their variance is six times that of white noise. */
const wobble = (values: Float64Array): number =>
  Math.sqrt(mean(values.subarray(2).map((value, i) => (value - 2 * values[i + 1]! + values[i]!) ** 2)) / 6);

function jitter({ evaluations }: Trace, { sources }: Scenario): number {
  return mean(
    sources.map(({ evaluationSize }, slice) => {
      const accuracy = evaluations.metrics.accuracy[slice]!;
      const level = mean(accuracy);
      return wobble(accuracy) / Math.sqrt((level * (1 - level)) / evaluationSize);
    }),
  );
}

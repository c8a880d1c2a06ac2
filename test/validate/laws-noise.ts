import type { Trace } from '../../src/run/trace.js';
import { normSpikes, normTexture, robustDeviation, trimmed } from '../helpers/laws.js';
import {
  autocorrelation,
  correlation,
  detrended,
  deviation,
  mean,
  median,
  standardisedMoment,
} from '../helpers/statistics.js';
import type { Ensembles } from './ensembles.js';
import { type Entry, known, type Law } from './law.js';
import { LLM, windowLaw } from './window-law.js';

const texture = (trace: Trace): Float64Array => detrended(trace.series['train-loss']);
const within = (values: Float64Array, deviations: number): Float64Array => {
  const limit = deviations * robustDeviation(values);
  return values.filter((value) => Math.abs(value) < limit);
};

/** Within so many robust deviations the logs of the pack give the moments of a4; hard batches lie beyond. */
const SOUND = 6;

/** Laws of the noise of loss and gradient norm, in the window of the scenario. */
export function noiseLaws(ensembles: Ensembles): Entry[] {
  const law = windowLaw(ensembles);
  const steps = (): number => ensembles.scenario(LLM).window.steps;
  const acfLoss = (lag: number): Law =>
    law('a3', `loss noise: autocorrelation at lag ${lag}`, [-0.05, 0.05], (trace) =>
      autocorrelation(texture(trace), lag),
    );
  const acfNorm = (lag: number, measured: Law['measured']): Law =>
    law('c4', `log norm: autocorrelation at lag ${lag}`, measured, (trace) => autocorrelation(normTexture(trace), lag));
  const norm = (trace: Trace): Float64Array => trace.series['gradient-norm'];
  const spikeRate = (threshold: number, measured: Law['measured']): Law =>
    law(
      'c6',
      `healthy norm spikes above ${threshold} × per 1,000 steps`,
      measured,
      (trace) => (1000 * normSpikes(trace, threshold).length) / (steps() - 100),
      'mean',
    );
  const tie =
    (lag: number) =>
    (trace: Trace): number => {
      const [loss, log] = [texture(trace), normTexture(trace)];
      return correlation(loss.subarray(0, loss.length - lag), log.subarray(lag));
    };
  return [
    // With the points beyond five robust deviations left out the pack gives the constants of FACTS to 2 %.
    law(
      'a1',
      'loss noise · √tokens, without points beyond 5 robust deviations (nats)',
      [20, 32],
      (trace) => deviation(within(texture(trace), 5)) * Math.sqrt(ensembles.scenario(LLM).batch.size),
    ),
    law('a2', 'loss noise, first third over last third', [0.92, 1.09], (trace) => {
      const values = texture(trace);
      const third = Math.floor(values.length / 3);
      return robustDeviation(values.subarray(0, third)) / robustDeviation(values.subarray(2 * third));
    }),
    ...[1, 2, 5, 10].map(acfLoss),
    law(
      'a4',
      'loss noise: excess kurtosis at 524 k tokens, hard batches left out',
      [1.5, 1.9],
      (trace) => standardisedMoment(within(texture(trace), SOUND), 4) - 3,
    ),
    law('a4', 'loss noise: skew, hard batches left out', [0.5, 0.75], (trace) =>
      standardisedMoment(within(texture(trace), SOUND), 3),
    ),
    law(
      'a4',
      'share of points beyond four robust deviations at 524 k tokens',
      [0.0055, 0.0065],
      (trace) => {
        const values = texture(trace);
        return 1 - within(values, 4).length / values.length;
      },
      'mean',
    ),
    law(
      'a6',
      'hard batches above 8 σ per 1,000 steps at 524 k tokens',
      [0.3, 0.7],
      (trace) => {
        const values = texture(trace);
        const limit = 8 * robustDeviation(values);
        return (1000 * values.filter((value) => value > limit).length) / values.length;
      },
      'mean',
    ),
    {
      ...known(
        law('a5', 'residuals of two runs on one data order (another schedule): correlation', [0.94, 0.999], () => 0),
        'only the schedule differs; a run has no noise of its own',
      ),
      values: () => {
        const other = ensembles.changed('same data order', () => ensembles.scenario(LLM), {
          injections: [{ fault: 'lr-decay-early', onset: 10, severity: 1, dose: { decaySteps: 5000 } }],
        });
        return ensembles.healthy(LLM).map((trace, i) => correlation(texture(trace), texture(other[i]!)));
      },
    },
    law('c1', 'gradient norm in the steady state', [0.22, 0.31], (trace) => median(norm(trace).subarray(-500))),
    law('c3', 'deviation of the log norm, steps 4,000 to 10,000', [0.07, 0.08], (trace) =>
      deviation(trimmed(normTexture(trace))),
    ),
    acfNorm(1, [0.1, 0.33]),
    acfNorm(2, [0.21, 0.33]),
    acfNorm(5, [0.09, 0.15]),
    acfNorm(10, [0, 0.02]),
    law('c5', 'loss and log norm of one step: correlation', [0.14, 0.19], tie(0)),
    law('c5', 'loss and log norm three steps later: correlation', [-0.02, 0.02], tie(3)),
    spikeRate(1.5, [2.4, 3.5]),
    spikeRate(2, [0.75, 0.85]),
    spikeRate(3, [0.17, 0.23]),
    law(
      'c6',
      'length of a spike above 2 × (steps)',
      [1, 1.2],
      (trace) => mean(normSpikes(trace, 2).map(({ length }) => length)),
      'mean',
    ),
    law('c6', 'norm one step after a spike above 2 ×, over the usual', [1.2, 1.3], (trace) => after(trace, 1), 'mean'),
    law(
      'c6',
      'loss at a spike above 2 × (nats above the trend)',
      [0.01, 0.02],
      (trace) => {
        const values = texture(trace);
        return mean(
          normSpikes(trace, 2)
            .map(({ step }) => values[step - 100]!)
            .filter(Number.isFinite),
        );
      },
      'mean',
    ),
  ];
}

/** Mean norm some steps after a spike above 2 ×, over the median of the 100 before it. */
function after(trace: Trace, lag: number): number {
  const norms = trace.series['gradient-norm'];
  return mean(
    normSpikes(trace, 2)
      .filter(({ step }) => step + lag < norms.length)
      .map(({ step }) => norms[step + lag]! / median(norms.subarray(step - 100, step))),
  );
}

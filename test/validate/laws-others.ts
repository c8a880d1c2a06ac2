import type { Trace } from '../../src/run/trace.js';
import { autocorrelation, correlation, detrended, deviation, logs, mean, median } from '../helpers/statistics.js';
import type { ModelName } from '../reference/format.js';
import { healthyStatistics } from '../reference/read.js';
import type { Ensembles } from './ensembles.js';
import { type Entry, known, type Law, type Unmodelled } from './law.js';
import { SCENARIO_OF } from './matching.js';

const VISION = 'vision-finetune';
const DRAWN_ANEW = 'wrong labels are memorised, but more slowly than in the recorded runs';

/** Laws of classifiers, read where we have one: the fine-tuning scenario. */
export function classifierLaws(ensembles: Ensembles): Entry[] {
  const law = (
    cites: string,
    text: string,
    measured: Law['measured'],
    read: (trace: Trace) => number,
    name?: string,
    share?: number,
  ): Law => ({
    cites,
    text,
    scenario: VISION,
    measured,
    judge: 'median',
    values: () =>
      (share === undefined
        ? ensembles.healthy(VISION)
        : ensembles.changed(name!, () => ensembles.scenario(VISION), {
            injections: [{ fault: 'label-noise', onset: 0, severity: 1, dose: { share } }],
          })
      ).map(read),
  });
  const late = (series: 'train-loss' | 'gradient-norm', { series: all }: Trace): Float64Array =>
    detrended(logs(all[series].subarray(-1500)), 50);
  const ece = ({ evaluations }: Trace): number[] =>
    evaluations.steps.map((_, at) => mean(evaluations.metrics.ece.map((slice) => slice[at]!)));
  const accuracy = ({ evaluations }: Trace): number[] =>
    evaluations.steps.map((_, at) => mean(evaluations.metrics.accuracy.map((slice) => slice[at]!)));
  const highest = (trace: Trace): number => Math.max(...ece(trace).slice(3));
  return [
    law('c3', 'deviation of the log norm, vision (ResNet-50 .063, ViT .085–.094)', [0.063, 0.094], (trace) =>
      deviation(late('gradient-norm', trace)),
    ),
    law('c5', 'loss and log norm of one step, vision: correlation', [0.44, 0.46], (trace) =>
      correlation(late('train-loss', trace), late('gradient-norm', trace)),
    ),
    law('h1', 'ECE on clean labels, last third', [0.037, 0.047], (trace) => median(ece(trace).slice(-20))),
    law('h2', 'highest ECE with 20 % symmetric label noise', [0.15, 0.19], highest, 'noise 20', 0.2),
    law('h2', 'highest ECE with 40 % symmetric label noise', [0.26, 0.32], highest, 'noise 40', 0.4),
    known(
      law(
        'h2',
        'last ECE with 40 % symmetric label noise (memorised)',
        [0.058, 0.078],
        (trace) => ece(trace).at(-1)!,
        'noise 40',
        0.4,
      ),
      DRAWN_ANEW,
    ),
    known(
      law(
        'h2',
        'accuracy lost from its best to the end with 40 % symmetric label noise',
        [0.08, 0.13],
        (trace) => Math.max(...accuracy(trace)) - accuracy(trace).at(-1)!,
        'noise 40',
        0.4,
      ),
      DRAWN_ANEW,
    ),
  ];
}

/** First step that the statistics of the recorded controls read. */
const FROM = 300;

const NAMES: Readonly<Record<string, string>> = {
  step_loss_sd: 'loss noise (nats)',
  loss_ac1: 'loss noise: autocorrelation at lag 1',
  log_gn_sd: 'deviation of the log norm',
  gn_ac1: 'log norm: autocorrelation at lag 1',
  corr_loss_gn: 'loss and log norm of one step: correlation',
  gn_med: 'median gradient norm',
  ur_med: 'median update/weight ratio',
  pn_end: 'weight norm at the end',
  clip_frac: 'share of steps that are clipped',
};

const READ: Readonly<Record<string, (trace: Trace, clip: number) => number>> = {
  step_loss_sd: (trace) => deviation(texture(trace)),
  loss_ac1: (trace) => autocorrelation(texture(trace), 1),
  log_gn_sd: (trace) => deviation(normOf(trace)),
  gn_ac1: (trace) => autocorrelation(normOf(trace), 1),
  corr_loss_gn: (trace) => correlation(texture(trace), normOf(trace)),
  gn_med: ({ series }) => median(series['gradient-norm'].subarray(FROM)),
  ur_med: ({ series }) => median(series['update-ratio'].subarray(FROM)),
  pn_end: ({ series }) => series['weight-norm'].at(-1)!,
  clip_frac: ({ series }, clip) => mean(series['gradient-norm'].subarray(FROM).map((norm) => (norm > clip ? 1 : 0))),
};

const texture = ({ series }: Trace): Float64Array => detrended(series['train-loss'].subarray(FROM), 25);
const normOf = ({ series }: Trace): Float64Array => detrended(logs(series['gradient-norm'].subarray(FROM)), 25);

/** The recorded controls: mean ± 2 deviations over their runs is the interval (healthy-stats.json). */
export function recordedLaws(ensembles: Ensembles): Entry[] {
  return (['lm', 'mlp'] as const).flatMap((model: ModelName) => {
    const { stats } = healthyStatistics()[`${model}_v0`]!;
    return Object.keys(NAMES).map((name): Law => {
      const [centre, spread] = stats[name]!;
      const scenario = SCENARIO_OF[model];
      return {
        cites: `recorded ${model}`,
        text: `${NAMES[name]} · from step ${FROM}`,
        scenario,
        measured: [centre - 2 * spread, centre + 2 * spread],
        judge: 'median',
        values: () =>
          ensembles.healthy(scenario).map((trace) => READ[name]!(trace, ensembles.scenario(scenario).optimizer.clip)),
      };
    });
  });
}

/** Laws that need a part the engine or the set of scenarios lacks. */
export const UNMODELLED: readonly Unmodelled[] = [
  {
    cites: 'a7',
    text: 'noise that comes back one epoch later, r .83',
    needs: 'epochs are shuffled; an unshuffled language-model data set is missing',
  },
  {
    cites: 'c2',
    text: 'norm from 5–10 % to the end: ResNet-50 × 2.5, ViT × 2.7 up',
    needs: 'no vision run from scratch',
  },
  {
    cites: 'd1',
    text: 'a benign spike whose norm leads the loss by four steps',
    needs: 'no instability: saturation bounds the gradient',
  },
  {
    cites: 'd2',
    text: 'two-speed recovery of a spike: 60 % in 2 steps, then a half-life of 15–25',
    needs: 'no instability: saturation bounds the gradient',
  },
  {
    cites: 'd7',
    text: 'fp16 overflow: the loss scale halves every step, the norm is frozen',
    needs: 'number formats and the loss scale',
  },
  { cites: 'h3', text: 'asymmetric label noise of 40 %: U-shaped ECE', needs: 'label noise is symmetric' },
  {
    cites: 'i1',
    text: 'DPO: both rewards fall, margin +.13 to .17, loss .693 → .637–.653',
    needs: 'the DPO objective',
  },
  { cites: 'i4', text: 'over-optimised reward: gold rises to step 200 and falls', needs: 'the RL objective' },
];

import { toWire } from '../core/json.js';
import { SLICE_METRICS } from '../core/vocabulary.js';
import type { Scenario } from '../run/scenario.js';
import type { Trace } from '../run/trace.js';
import { linesOver } from './instrument.js';
import type { Change, Lab } from './lab.js';
import { windowHours } from './price.js';
import type { Probe, Reading } from './probe.js';
import { shown } from './sampling.js';

/** Hours to prepare a re-run: another configuration, a restart. */
const PREPARATION_HOURS = 0.3;

/** Evaluations at the end over which a mean is taken. */
export const LAST_EVALUATIONS = 3;

/** Least change of the final evaluation loss that is called one, as a share of the loss: half of what FACTS d1 has two seeds differ by. */
const NOTABLE = 0.002;

/** Least gain in throughput that is more than the stalls of another time. */
const FASTER = 1.03;

/** What running the window again with something exchanged can give. */
export const RERUN_FINDINGS = ['the same', 'the same and faster', 'different', 'better', 'worse'] as const;

/** Mean loss over all slices at the last evaluations, in nats; NaN where the run had ended. */
export function finalLoss({ evaluations: { metrics } }: Trace): number {
  const { loss } = metrics;
  const tails = loss.flatMap((slice) => [...slice.slice(-LAST_EVALUATIONS)]);
  return tails.reduce((sum, value) => sum + value, 0) / tails.length;
}

/** Whether two runs trained and evaluated alike to the last bit; the time of their steps is their own. */
export function isSameTraining(run: Trace, again: Trace): boolean {
  const same = (a: Float64Array, b: Float64Array) => a.every((value, i) => Object.is(value, b[i]));
  return (
    same(run.series['train-loss'], again.series['train-loss']) &&
    same(run.series['gradient-norm'], again.series['gradient-norm']) &&
    same(run.series['weight-norm'], again.series['weight-norm']) &&
    SLICE_METRICS.every((metric) =>
      run.evaluations.metrics[metric].every((slice, i) => same(slice, again.evaluations.metrics[metric][i]!)),
    )
  );
}

/** One of RERUN_FINDINGS. */
export function findRerun(run: Trace, again: Trace): string {
  if (isSameTraining(run, again)) return meanRate(again) > FASTER * meanRate(run) ? 'the same and faster' : 'the same';
  const [before, after] = [finalLoss(run), finalLoss(again)];
  if (!Number.isFinite(after)) return Number.isFinite(before) ? 'worse' : 'different';
  if (!Number.isFinite(before)) return 'better';
  if (Math.abs(after - before) <= NOTABLE * Math.abs(before)) return 'different';
  return after < before ? 'better' : 'worse';
}

export interface Rerun {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly change: Change;
  /** What the re-run is called beside the run, such as `in fp32`. */
  readonly line: string;
  readonly kind?: 're-run' | 'comparison';
  /** What a sentence about it begins with; absent: that the run was made again. */
  readonly title?: string;
  /** Hours beyond those of the window; absent: the preparation alone. */
  readonly preparationHours?: number;
  excludedFrom?(scenario: Scenario): string | null;
}

/** The window again with something exchanged, on the same data order and with the same luck. */
export function rerunProbe({ id, name, question, change, line, kind = 're-run', ...rest }: Rerun): Probe {
  return {
    meta: { id, name, question, kind },
    findings: RERUN_FINDINGS,
    hours: (scenario) => windowHours(scenario) + (rest.preparationHours ?? PREPARATION_HOURS),
    excludedFrom: (scenario) => rest.excludedFrom?.(scenario) ?? null,
    read(lab) {
      const again = lab.again(change);
      return compareRuns(lab, again, line, findRerun(lab.run, again), rest.title);
    },
  };
}

/** Both runs as panels, and how they ended. */
export function compareRuns(
  { run, scenario }: Lab,
  again: Trace,
  line: string,
  finding: string,
  title = `Run again ${line}`,
): Reading {
  const { steps } = scenario.window;
  const [before, after] = [finalLoss(run), finalLoss(again)];
  const lines = (metric: 'train-loss' | 'gradient-norm') => [
    { name: 'this run', values: run.series[metric] },
    { name: line, values: again.series[metric] },
  ];
  return {
    finding,
    text: isSameTraining(run, again)
      ? `${title}: every loss, norm and evaluation is the same but for rounding.`
      : `${title}: mean evaluation loss at the end ${shown(after)}, in this run ${shown(before)}.`,
    series: [
      linesOver(steps, 'Training loss (nats)', lines('train-loss')),
      linesOver(steps, 'Gradient norm', lines('gradient-norm'), true),
    ],
    table: {
      columns: ['At the end', 'this run', line],
      rows: [
        ...scenario.sources.map(({ name }, slice) => [
          `Evaluation loss, ${name} (nats)`,
          toWire(run.evaluations.metrics.loss[slice]!.at(-1)!),
          toWire(again.evaluations.metrics.loss[slice]!.at(-1)!),
        ]),
        [`Throughput (${scenario.batch.unit}/s)`, toWire(meanRate(run)), toWire(meanRate(again))],
      ],
    },
  };
}

/** Mean throughput over the window. A run that ended has none. */
function meanRate({ series: { throughput } }: Trace): number {
  return throughput.reduce((sum, value) => sum + value, 0) / throughput.length;
}

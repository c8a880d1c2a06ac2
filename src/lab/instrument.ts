import { toWire } from '../core/json.js';
import type { InternalMetric } from '../core/vocabulary.js';
import type { Scenario } from '../run/scenario.js';
import type { Trace } from '../run/trace.js';
import type { Lab } from './lab.js';
import type { Probe, Reading, ReadingSeries } from './probe.js';
import { shown } from './sampling.js';

/** Points of a line; what is left out are steps in between. */
const POINTS = 300;

/** Every so many steps, so that a line has no more than 300 points. */
export function strideOf(steps: number): number {
  return Math.ceil(steps / POINTS);
}

/** Lines over every stride-th step of the window. */
export function linesOver(
  steps: number,
  label: string,
  lines: readonly { readonly name: string; readonly values: Float64Array }[],
  log = false,
): ReadingSeries {
  const at: number[] = [];
  for (let step = 0; step < steps; step += strideOf(steps)) at.push(step);
  return {
    label,
    log,
    steps: at,
    lines: lines.map(({ name, values }) => ({ name, values: at.map((step) => toWire(values[step] ?? Number.NaN)) })),
  };
}

/** An instrument of the job that was not on the dashboard: its record of the run beside that of the earlier run. */
export interface Instrument {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly metric: InternalMetric;
  readonly label: string;
  readonly log?: boolean;
  /** What is drawn of the record; absent: the record. */
  readonly shown?: (value: number) => number;
  readonly findings: readonly string[];
  /** One of the findings. @param run the record of the run @param earlier that of the earlier run */
  find(run: Float64Array, earlier: Float64Array): string;
  excludedFrom?(scenario: Scenario): string | null;
}

/** Minutes to turn an instrument's record into a panel. */
const HOURS = 0.1;

export function instrumentProbe(instrument: Instrument): Probe {
  const { id, name, question, metric, label, findings } = instrument;
  return {
    meta: { id, name, question, kind: 'measurement' },
    findings,
    hours: () => HOURS,
    excludedFrom: (scenario) => instrument.excludedFrom?.(scenario) ?? null,
    read({ run, earlier, scenario }: Lab): Reading {
      const record = (trace: Trace) => trace.internals[metric].map(instrument.shown ?? ((value) => value));
      const [own, other] = [record(run), record(earlier)];
      return {
        finding: instrument.find(own, other),
        text: `${label}: ${shown(lastPart(own))} over the last quarter of the window, ${shown(lastPart(other))} in the earlier run.`,
        series: [
          linesOver(
            scenario.window.steps,
            label,
            [
              { name: 'this run', values: own },
              { name: 'earlier run', values: other },
            ],
            instrument.log ?? false,
          ),
        ],
        table: null,
      };
    },
  };
}

/** Median over the last quarter. */
export function lastPart(values: Float64Array): number {
  return medianOf(values.subarray(Math.floor((3 * values.length) / 4)));
}

export function firstPart(values: Float64Array): number {
  return medianOf(values.subarray(0, Math.ceil(values.length / 10)));
}

function medianOf(values: Float64Array): number {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  return sorted.length === 0 ? Number.NaN : sorted[Math.floor(sorted.length / 2)]!;
}

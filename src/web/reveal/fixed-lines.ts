import type { LineLook } from '../../charts/lines-chart.js';
import type { WireNumber } from '../../core/json.js';
import type { FixedRuns } from '../../puzzle/revealed.js';
import type { RunLine } from '../chart/lines-data.js';
import { toNumbers } from '../series/numbers.js';

/** Id of the run without the fault. */
const TWIN = 'twin';

/** A quantity of the runs with fixes, beside each other. */
export interface FixedPicture {
  readonly title: string;
  readonly unit: string;
  readonly log: boolean;
  readonly lines: readonly RunLine[];
}

type Run = FixedRuns['runs'][number];

/** Relative difference of the time of a step, and of an ECE, from which on it is worth a picture. */
const SLOWER = 0.02;
const WORSE = 0.2;

/** Values whose highest is this many times the lowest flatten all others on a linear axis. */
const FAR_APART = 3;

/** Training and evaluation loss; throughput and calibration where the fixes differ in them. */
export function fixedPictures(fixed: FixedRuns, yours: string | null): readonly FixedPicture[] {
  const { steps, evaluationSteps, runs } = fixed;
  const looks = looksOf(runs, yours);
  const linesOf = (at: readonly number[], of: (run: Run) => readonly WireNumber[]): readonly RunLine[] => {
    const own = Float64Array.from(at);
    return runs.map((run, i) => ({ ...looks[i]!, steps: own, values: toNumbers(of(run)) }));
  };
  const picture = (title: string, unit: string, lines: readonly RunLine[]): FixedPicture => ({
    title,
    unit,
    lines,
    log: unit === 'nats' && isFarApart(lines),
  });
  const throughput = linesOf(steps, ({ throughput }) => throughput);
  const ece = linesOf(evaluationSteps, ({ ece }) => ece);
  return [
    picture(
      'Train loss',
      'nats',
      linesOf(steps, ({ loss }) => loss),
    ),
    picture(
      'Evaluation loss, mean of the slices',
      'nats',
      linesOf(evaluationSteps, ({ evaluation }) => evaluation),
    ),
    ...(differ(throughput, meanOf, SLOWER) ? [picture('Throughput', 'per second', throughput)] : []),
    ...(differ(ece, lastOf, WORSE) ? [picture('Calibration error (ECE), mean of the slices', '', ece)] : []),
  ];
}

/** Yours looks as the run does elsewhere and the twin as the twin; without an answer the first one takes that place. */
function looksOf(runs: readonly Run[], yours: string | null): readonly { name: string; look: LineLook }[] {
  const first = runs.find(({ id }) => id === yours) ?? runs.find(({ id }) => id !== TWIN);
  const others: readonly LineLook[] = ['other-0', 'other-1', 'other-2'];
  let used = 0;
  return runs.map((run) => {
    if (run.id === TWIN) return { name: 'twin, without the fault', look: 'twin' };
    const name = run.id === yours ? `${run.name} (yours)` : run.name;
    return { name, look: run === first ? 'run' : others[used++ % others.length]! };
  });
}

/** Whether a statistic of one line is farther from that of the last, the twin, than a share of it. */
function differ(lines: readonly RunLine[], of: (values: Float64Array) => number, share: number): boolean {
  const twin = lines.at(-1);
  if (twin === undefined) return false;
  const healthy = of(twin.values);
  return lines.some(({ values }) => Math.abs(of(values) - healthy) > share * Math.abs(healthy));
}

const meanOf = (values: Float64Array) => {
  const finite = values.filter(Number.isFinite);
  return finite.reduce((sum, value) => sum + value, 0) / finite.length;
};
const lastOf = (values: Float64Array) => values.at(-1) ?? Number.NaN;

function isFarApart(lines: readonly RunLine[]): boolean {
  const all = lines.flatMap(({ values }) => [...values.filter(Number.isFinite)]);
  const low = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = all.reduce((a, b) => Math.max(a, b), 0);
  return low > 0 && high > FAR_APART * low;
}

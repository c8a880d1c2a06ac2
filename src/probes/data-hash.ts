import type { Lab } from '../lab/lab.js';
import type { Probe } from '../lab/probe.js';
import { stretches } from '../lab/sampling.js';
import type { RankState, Replay } from '../run/fault.js';

/** For every step: share of its documents read before in the window, and ranks that read the same. */
function readings({ scenario, causes }: Lab): { repeated: Float64Array; copies: Float64Array } {
  const acting = causes();
  const { steps } = scenario.window;
  const epoch = scenario.memory.epochBatches ?? Number.POSITIVE_INFINITY;
  const [repeated, copies] = [new Float64Array(steps), new Float64Array(steps)];
  let pool = 0;
  let served = 0;
  for (let step = 0; step < steps; step++) {
    const replay: Replay = { batches: 0, shuffled: false, seen: false, unique: 1 };
    const ranks: RankState = { silent: 0, stale: 0, drifting: false, copies: 1 };
    acting.change('replay', step, replay);
    acting.change('ranks', step, ranks);
    served = replay.batches > 0 && replay.batches === pool ? served + 1 : 0;
    pool = replay.batches;
    const inPool = pool > 0 && (replay.seen || served >= pool);
    repeated[step] = inPool || step >= epoch ? 1 : 1 - replay.unique;
    copies[step] = ranks.copies;
  }
  return { repeated, copies };
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

export default {
  meta: {
    id: 'data-hash',
    name: 'Hashes of what was read',
    question: 'Were documents read before, or by several ranks at once?',
    kind: 'measurement',
  },
  findings: ['as planned', 'more read before', 'ranks read the same'],
  hours: () => 0.2,
  excludedFrom: () => null,
  read(lab) {
    const { scenario } = lab;
    const { repeated, copies } = readings(lab);
    const { epochBatches } = scenario.memory;
    // What epochs repeat by plan is no finding.
    const planned = (from: number, to: number) =>
      epochBatches === null ? 0 : Math.max(0, to - Math.max(from, epochBatches)) / (to - from);
    const half = Math.floor(scenario.window.steps / 2);
    const halves = [
      { name: `steps 0–${half - 1}`, from: 0, to: half },
      { name: `steps ${half}–${scenario.window.steps - 1}`, from: half, to: scenario.window.steps },
    ];
    const rows = [...halves, stretches(scenario)[1]].map(({ name, from, to }) => ({
      name,
      before: mean(repeated.subarray(from, to)),
      expected: planned(from, to),
      most: Math.max(...copies.subarray(from, to)),
    }));
    const most = Math.max(...rows.map((row) => row.most));
    const more = rows.some(({ before, expected }) => before - expected > 0.005);
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    return {
      finding: most > 1 ? 'ranks read the same' : more ? 'more read before' : 'as planned',
      text: `Read before in the window: ${rows
        .slice(0, 2)
        .map(({ name, before }) => `${percent(before)} in ${name}`)
        .join(', ')}. Ranks that read the same at once: ${most > 1 ? most : 'none'}.`,
      series: [],
      table: {
        columns: ['Stretch', 'read before', 'by plan', 'ranks with the same data'],
        rows: rows.map(({ name, before, expected, most: ranks }) => [
          name,
          percent(before),
          percent(expected),
          ranks > 1 ? ranks : 'none',
        ]),
      },
    };
  },
} satisfies Probe;

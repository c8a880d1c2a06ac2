import { firstPart, lastPart, linesOver } from '../lab/instrument.js';
import type { Probe } from '../lab/probe.js';
import { shown } from '../lab/sampling.js';

/** Root mean square over ranks from the mean of their squares. */
const roots = (squares: Float64Array) => squares.map(Math.sqrt);

export default {
  meta: {
    id: 'rank-norms',
    name: 'Gradient norms by rank',
    question: 'How large is the gradient of every rank before the all-reduce?',
    kind: 'measurement',
  },
  findings: ['as in the earlier run', 'one rank sends zeros', 'larger on all ranks', 'smaller on all ranks'],
  hours: () => 0.1,
  excludedFrom: ({ batch }) => (batch.ranks < 2 ? 'there is only one rank' : null),
  read({ run, earlier, scenario }) {
    const [mean, usual] = [roots(run.internals['rank-norm-square']), roots(earlier.internals['rank-norm-square'])];
    const lowest = run.internals['rank-norm-lowest'];
    // Runs start where they start: what counts is how far the last quarter is from the first tenth, against the earlier run.
    const ratio = lastPart(mean) / lastPart(usual) / Math.max(0.5, Math.min(2, firstPart(mean) / firstPart(usual)));
    const zeros = lowest.some((value) => value === 0);
    return {
      finding: zeros
        ? 'one rank sends zeros'
        : ratio > 1.25
          ? 'larger on all ranks'
          : ratio < 0.8
            ? 'smaller on all ranks'
            : 'as in the earlier run',
      text: `Root mean square over the last quarter ${shown(lastPart(mean))}, in the earlier run ${shown(lastPart(usual))}; smallest norm of a rank ${shown(lastPart(lowest))}.`,
      series: [
        linesOver(scenario.window.steps, 'Gradient norm of a rank', [
          { name: 'root mean square', values: mean },
          { name: 'smallest', values: lowest },
          { name: 'root mean square, earlier run', values: usual },
        ]),
      ],
      table: null,
    };
  },
} satisfies Probe;

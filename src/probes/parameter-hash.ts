import type { Probe } from '../lab/probe.js';
import type { Initial, RankState } from '../run/fault.js';

export default {
  meta: {
    id: 'parameter-hash',
    name: 'Hash of the parameters by rank',
    question: 'Do all data-parallel ranks hold the same weights, and do tensor-parallel ranks hold different ones?',
    kind: 'measurement',
  },
  findings: ['as they should', 'data-parallel ranks differ', 'tensor-parallel ranks were equal'],
  hours: () => 0.1,
  excludedFrom: ({ batch }) => (batch.ranks < 2 ? 'there is only one rank' : null),
  read({ scenario, causes }) {
    const acting = causes();
    const initial: Initial = { scale: 1, distinct: 1 };
    acting.change('initial', 0, initial);
    let apart = 0;
    for (let step = 0; step < scenario.window.steps; step++) {
      const ranks: RankState = { silent: 0, stale: 0, drifting: false, copies: 1 };
      acting.change('ranks', step, ranks);
      if (ranks.drifting) apart++;
    }
    const copies = initial.distinct < 1;
    const { ranks } = scenario.batch;
    return {
      finding:
        apart > 0 ? 'data-parallel ranks differ' : copies ? 'tensor-parallel ranks were equal' : 'as they should',
      text: `Different hashes among ${ranks} data-parallel ranks at the end: ${apart > 0 ? ranks : 1}. Blocks of the first checkpoint that are copies of another: ${copies ? `${Math.round(100 * (1 - initial.distinct))} %` : 'none'}.`,
      series: [],
      table: {
        columns: ['Compared', 'expected', 'found'],
        rows: [
          ['Weights of data-parallel ranks, last checkpoint', 'equal', apart > 0 ? 'all different' : 'equal'],
          ['Parts of a tensor, first checkpoint', 'different', copies ? 'equal' : 'different'],
        ],
      },
    };
  },
} satisfies Probe;

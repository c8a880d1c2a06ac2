import { significant } from '../core/maths.js';
import type { Part } from '../core/vocabulary.js';
import type { Lab } from '../lab/lab.js';
import type { Probe } from '../lab/probe.js';
import { type Stretch, shown, stretches } from '../lab/sampling.js';

/** Share of a step that is waited for before anybody calls it waiting. */
const NOTABLE = 0.02;

/** Mean seconds of a step in a stretch where these parts are sound, stalls and checkpoints aside. */
function seconds({ scenario, causes }: Lab, { from, to }: Stretch, without: readonly Part[]): number {
  const acting = causes(without);
  let sum = 0;
  for (let step = 0; step < to; step++) {
    const one = acting.number('stepSeconds', step, scenario.cluster.stepSeconds);
    if (step >= from) sum += one;
  }
  return sum / (to - from);
}

export default {
  meta: {
    id: 'step-time-breakdown',
    name: 'Profile of a step',
    question: 'What is the time of a step spent on: computing, waiting for data, waiting for the slowest rank?',
    kind: 'measurement',
  },
  findings: ['as early on', 'waits for data', 'waits for the slowest rank'],
  hours: () => 0.1,
  excludedFrom: () => null,
  read(lab) {
    const rows = stretches(lab.scenario).map((stretch) => {
      const all = seconds(lab, stretch, []);
      return {
        name: stretch.name,
        data: all - seconds(lab, stretch, ['storage']),
        rank: all - seconds(lab, stretch, ['nodes']),
        computing: seconds(lab, stretch, ['storage', 'nodes']),
      };
    });
    const late = rows[1]!;
    const whole = late.computing + late.data + late.rank;
    return {
      finding:
        late.data > NOTABLE * whole && late.data >= late.rank
          ? 'waits for data'
          : late.rank > NOTABLE * whole
            ? 'waits for the slowest rank'
            : 'as early on',
      text: `Late in the window a step waits ${shown(late.data)} s for data and ${shown(late.rank)} s for the slowest rank, and computes for ${shown(late.computing)} s.`,
      series: [],
      table: {
        columns: ['Stretch', 'computing (s)', 'waiting for data (s)', 'waiting for the slowest rank (s)'],
        rows: rows.map(({ name, computing, data, rank }) => [
          name,
          significant(computing, 3),
          significant(data, 3),
          significant(rank, 3),
        ]),
      },
    };
  },
} satisfies Probe;

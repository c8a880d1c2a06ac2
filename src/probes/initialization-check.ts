import { significant } from '../core/maths.js';
import type { Probe } from '../lab/probe.js';
import type { Initial } from '../run/fault.js';

export default {
  meta: {
    id: 'initialization-check',
    name: 'Weights of the first checkpoint',
    question: 'Was every layer initialised with the deviation of the configuration?',
    kind: 'measurement',
  },
  findings: ['as configured', 'larger'],
  hours: () => 0.2,
  excludedFrom: () => null,
  read({ scenario, causes }) {
    const initial: Initial = { scale: 1, distinct: 1 };
    causes().change('initial', 0, initial);
    return {
      finding: initial.scale === 1 ? 'as configured' : 'larger',
      text: `Root mean square of the first weights over the configured one: ${significant(initial.scale, 3)}.`,
      series: [],
      table: {
        columns: ['Layer group', 'configured', 'first checkpoint'],
        rows: scenario.groups.map(({ id, initialRms }) => [
          id,
          significant(initialRms, 3),
          significant(initialRms * initial.scale, 3),
        ]),
      },
    };
  },
} satisfies Probe;

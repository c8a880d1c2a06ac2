import { toWire } from '../core/json.js';
import { windowHours } from '../lab/price.js';
import type { Probe } from '../lab/probe.js';

const FACTORS = [0.25, 0.5, 1, 2, 4] as const;

/** Share of the window that every rate is tried for. */
const SHARE = 0.15;

/** Steps at the end of a trial over which the loss is averaged, as a share of it. */
const TAIL = 0.3;

export default {
  meta: {
    id: 'small-rate-sweep',
    name: 'Small sweep of the learning rate',
    question: 'Over the first steps of the window, at which multiple of the rate is the loss lowest?',
    kind: 'comparison',
  },
  findings: ['the configured rate is best', 'lower is better', 'higher is better'],
  hours: (scenario) => FACTORS.length * SHARE * windowHours(scenario) + 0.3,
  excludedFrom: () => null,
  read({ scenario, again }) {
    const until = Math.ceil(SHARE * scenario.window.steps);
    const losses = FACTORS.map((factor) => {
      const trial = again({ hooks: { learningRate: (rate) => factor * rate }, until });
      const tail = trial.series['train-loss'].subarray(Math.floor((1 - TAIL) * until));
      return tail.reduce((sum, loss) => sum + loss, 0) / tail.length;
    });
    const at = (index: number) => (Number.isFinite(losses[index]!) ? losses[index]! : Number.POSITIVE_INFINITY);
    const best = FACTORS.map((_, i) => i).reduce((lowest, i) => (at(i) < at(lowest) ? i : lowest), 2);
    return {
      finding: best === 2 ? 'the configured rate is best' : best < 2 ? 'lower is better' : 'higher is better',
      text: `Mean loss at the end of ${until} steps: ${FACTORS.map((factor, i) => `${toWire(losses[i]!)} at × ${factor}`).join(', ')}.`,
      series: [],
      table: {
        columns: ['Rate', 'training loss (nats)'],
        rows: FACTORS.map((factor, i) => [`× ${factor}`, toWire(losses[i]!)]),
      },
    };
  },
} satisfies Probe;

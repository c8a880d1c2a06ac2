import { toWire } from '../core/json.js';
import { linesOver } from '../lab/instrument.js';
import { windowHours } from '../lab/price.js';
import type { Probe } from '../lab/probe.js';
import { finalLoss } from '../lab/rerun-reading.js';

const SEEDS = 3;

/** A fourth run is outside of three beyond this many of their standard deviations: the 99 % point of Student's t with 2 degrees of freedom, × √(4/3). */
const OUTSIDE = 11.5;

export default {
  meta: {
    id: 'three-more-seeds',
    name: 'Three more seeds',
    question: 'Is this run outside of what the same job gives with other seeds?',
    kind: 'comparison',
  },
  findings: ['inside', 'outside', 'some end early'],
  hours: (scenario) => SEEDS * windowHours(scenario) + 0.3,
  excludedFrom: () => null,
  read({ run, scenario, again }) {
    const others = Array.from({ length: SEEDS }, (_, i) => again({ without: ['chance'], order: i + 1 }));
    const losses = others.map(finalLoss);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / SEEDS;
    const deviation = Math.sqrt(losses.reduce((sum, loss) => sum + (loss - mean) * (loss - mean), 0) / (SEEDS - 1));
    const own = finalLoss(run);
    return {
      finding: !losses.every(Number.isFinite)
        ? 'some end early'
        : Math.abs(own - mean) <= OUTSIDE * deviation
          ? 'inside'
          : 'outside',
      text: `Mean evaluation loss at the end: ${toWire(own)} in this run, ${losses.map(toWire).join(', ')} with other seeds.`,
      series: [
        linesOver(scenario.window.steps, 'Training loss (nats)', [
          { name: 'this run', values: run.series['train-loss'] },
          ...others.map((other, i) => ({ name: `seed ${i + 1}`, values: other.series['train-loss'] })),
        ]),
      ],
      table: null,
    };
  },
} satisfies Probe;

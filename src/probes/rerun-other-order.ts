import { windowHours } from '../lab/price.js';
import type { Probe } from '../lab/probe.js';
import { compareRuns, finalLoss } from '../lab/rerun-reading.js';

/** Least difference of two runs' losses, as a share, at which a third can be nearer to one of them. */
const APART = 0.006;

export default {
  meta: {
    id: 'rerun-other-order',
    name: 'Again in another data order',
    question: 'Does the trouble come back when the same documents are shuffled anew?',
    kind: 're-run',
  },
  findings: ['cannot be told', 'like this run', 'like the earlier run'],
  hours: (scenario) => windowHours(scenario) + 0.3,
  excludedFrom: () => null,
  read(lab) {
    // A hard batch or a push by chance belongs to the old order.
    const again = lab.again({ without: ['chance'], order: 0 });
    const [own, usual, other] = [lab.run, lab.earlier, again].map(finalLoss) as [number, number, number];
    const finding = !Number.isFinite(own)
      ? Number.isFinite(other)
        ? 'like the earlier run'
        : 'like this run'
      : Math.abs(own - usual) < APART * usual
        ? 'cannot be told'
        : Math.abs(other - own) < Math.abs(other - usual)
          ? 'like this run'
          : 'like the earlier run';
    return compareRuns(lab, again, 'in another order', finding);
  },
} satisfies Probe;

import { significant } from '../core/maths.js';
import type { Probe } from '../lab/probe.js';
import { drawSteps, shown, stretches } from '../lab/sampling.js';
import type { RankState } from '../run/fault.js';

/** Batches whose gradients are added up by hand. */
const BATCHES = 20;

export default {
  meta: {
    id: 'gradient-check',
    name: 'Gradients added up by hand',
    question: 'Is what the all-reduce returns the mean of what the ranks computed?',
    kind: 'measurement',
  },
  findings: [
    'the mean',
    'a multiple of the mean',
    'some ranks missing',
    'some ranks repeat',
    'not reduced',
    'now and then wrong',
  ],
  hours: () => 0.3,
  excludedFrom: () => null,
  read(lab) {
    const { scenario } = lab;
    const causes = lab.causes();
    const [, late] = stretches(scenario);
    const batches = drawSteps(late, BATCHES, lab.stream('gradient-check')).map((step) => {
      const ranks: RankState = { silent: 0, stale: 0, drifting: false, copies: 1 };
      causes.change('ranks', step, ranks);
      const factor = causes.number('reduction', step, 1) * causes.number('gradientFactor', step, 1);
      return { step, factor, ...ranks };
    });
    const off = batches.filter(({ factor }) => Math.abs(factor - 1) > 1e-6);
    const some = (test: (batch: (typeof batches)[number]) => boolean) => batches.some(test);
    const most = (field: 'silent' | 'stale') => Math.max(...batches.map((batch) => batch[field]));
    const finding = some(({ drifting }) => drifting)
      ? 'not reduced'
      : some(({ silent }) => silent > 0)
        ? 'some ranks missing'
        : some(({ stale }) => stale > 0)
          ? 'some ranks repeat'
          : off.length === BATCHES
            ? 'a multiple of the mean'
            : off.length > 0
              ? 'now and then wrong'
              : 'the mean';
    return {
      finding,
      text: `Of ${BATCHES} batches of ${late.name}, ${off.length === 0 ? 'all' : BATCHES - off.length} have the norm that adding up by hand gives${off.length === 0 ? '' : `; the others are off by up to × ${shown(off.reduce((most, { factor }) => Math.max(most, factor), 1))}`}. Ranks that sent zeros: ${most('silent')}; that repeated a gradient: ${most('stale')}; ${some(({ drifting }) => drifting) ? 'nothing was reduced' : 'all were reduced'}.`,
      series: [],
      table: {
        columns: ['Step', 'returned over computed', 'ranks with zeros', 'ranks that repeat', 'reduced'],
        rows: batches.map(({ step, factor, silent, stale, drifting }) => [
          String(step),
          significant(factor, 3),
          silent,
          stale,
          drifting ? 'no' : 'yes',
        ]),
      },
    };
  },
} satisfies Probe;

import { toWire } from '../core/json.js';
import type { Probe } from '../lab/probe.js';
import { shown } from '../lab/sampling.js';

/** Least difference of a number of the table that is called one; a sound harness repeats itself to the last digit. */
const NOTABLE = { loss: 0.003, accuracy: 0.004, ece: 0.004 } as const;
const METRICS = ['loss', 'accuracy', 'ece'] as const;
const NAMES = { loss: 'loss (nats)', accuracy: 'accuracy', ece: 'ECE' } as const;

export default {
  meta: {
    id: 'evaluation-replay',
    name: 'Last checkpoint in another harness',
    question: 'Does a reference harness find the same numbers for the last checkpoint, on all items?',
    kind: 'measurement',
  },
  findings: ['the same', 'one slice differs', 'all slices differ', 'only calibration differs'],
  hours: () => 0.5,
  excludedFrom: () => null,
  read({ run, scenario, again }) {
    // What the evaluation does changes no weight: with a sound one the last checkpoint is the same.
    const sound = again({ without: ['evaluation'] });
    const last = (trace: typeof run, metric: (typeof METRICS)[number], slice: number) =>
      trace.evaluations.metrics[metric][slice]!.at(-1)!;
    const differs = (metric: (typeof METRICS)[number], slice: number) =>
      Math.abs(last(run, metric, slice) - last(sound, metric, slice)) > NOTABLE[metric];
    const slices = scenario.sources.map((_, slice) => slice);
    const knowing = slices.filter((slice) => differs('loss', slice) || differs('accuracy', slice));
    const accuracy = slices.filter((slice) => differs('accuracy', slice));
    const calibration = slices.filter((slice) => differs('ece', slice));
    const finding =
      knowing.length === 0 && calibration.length === 0
        ? 'the same'
        : accuracy.length === 0 && calibration.length > 0
          ? 'only calibration differs'
          : knowing.length === 1
            ? 'one slice differs'
            : 'all slices differ';
    const largest = Math.max(...slices.map((slice) => Math.abs(last(run, 'loss', slice) - last(sound, 'loss', slice))));
    return {
      finding,
      text: `Largest difference of the loss of a slice ${shown(largest)} nats; slices whose accuracy differs: ${accuracy.length} of ${slices.length}.`,
      series: [],
      table: {
        columns: ['Slice', ...METRICS.flatMap((metric) => [`${NAMES[metric]}, recorded`, 'reference harness'])],
        rows: scenario.sources.map(({ name }, slice) => [
          name,
          ...METRICS.flatMap((metric) => [toWire(last(run, metric, slice)), toWire(last(sound, metric, slice))]),
        ]),
      },
    };
  },
} satisfies Probe;

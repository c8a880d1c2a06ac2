import type { Lab } from '../lab/lab.js';
import type { Probe } from '../lab/probe.js';
import { drawSteps, isRaised, type Stretch, shareText, stretches } from '../lab/sampling.js';
import type { Causes } from '../run/causes.js';
import { sourceIds } from '../run/scenario.js';

/** Documents counted in a stretch, each of a step of its own. */
const DOCUMENTS = 2000;

/** Steps looked at one by one, and how much of a batch is of one source where data are not mixed. */
const BATCHES = 40;
const UNMIXED = 0.98;

/** Weights of the sources at a step. What is foreign lies in the folder of the source it displaced. */
function weightsAt(causes: Causes, lab: Lab, step: number): Float64Array {
  const { sources } = lab.scenario;
  const weights = new Float64Array(sourceIds(lab.scenario).length);
  for (let d = 0; d < sources.length; d++) weights[d] = sources[d]!.weight;
  causes.change('mixture', step, weights);
  const own = weights.slice(0, sources.length);
  const foreign = weights.subarray(sources.length).reduce((sum, weight) => sum + weight, 0);
  let displaced = 0;
  for (let d = 1; d < own.length; d++)
    if (sources[d]!.weight - own[d]! > sources[displaced]!.weight - own[displaced]!) displaced = d;
  own[displaced]! += foreign;
  return own;
}

function countIn(lab: Lab, causes: Causes, stretch: Stretch): number[] {
  const stream = lab.stream('domain-counts', stretch.name);
  const counts = lab.scenario.sources.map(() => 0);
  for (const step of drawSteps(stretch, DOCUMENTS, stream)) {
    const weights = weightsAt(causes, lab, step);
    let rest = stream.uniform();
    let d = 0;
    while (d < weights.length - 1 && rest >= weights[d]!) rest -= weights[d++]!;
    counts[d]!++;
  }
  return counts;
}

export default {
  meta: {
    id: 'domain-counts',
    name: 'What was read, by source',
    question: 'How many documents of each source did the loader really serve?',
    kind: 'measurement',
  },
  findings: ['as announced', 'a source is read more', 'a source is read less', 'one source at a time'],
  hours: () => 0.1,
  excludedFrom: ({ sources }) => (sources.length < 2 ? 'there is only one source' : null),
  read(lab) {
    const { scenario } = lab;
    const [early, late] = stretches(scenario);
    const read = [countIn(lab, lab.causes(), early), countIn(lab, lab.causes(), late)] as const;
    const [plan, acting] = [lab.planned(), lab.causes()];
    const announced = scenario.sources.map((_, d) => {
      const shares = [late.from, late.to - 1].map((step) => weightsAt(plan, lab, step)[d]!);
      return Math.round((DOCUMENTS * (shares[0]! + shares[1]!)) / 2);
    });
    const batches = drawSteps(late, BATCHES, lab.stream('domain-counts', 'batches'));
    const unmixed = batches.filter((step) => Math.max(...weightsAt(acting, lab, step)) > UNMIXED).length;
    const changes = scenario.sources.map((_, d) => ({
      gained: isRaised(read[1][d]!, announced[d]!, DOCUMENTS) ? read[1][d]! - announced[d]! : 0,
      lost: isRaised(announced[d]!, read[1][d]!, DOCUMENTS) ? announced[d]! - read[1][d]! : 0,
    }));
    const gained = Math.max(...changes.map((change) => change.gained));
    const lost = Math.max(...changes.map((change) => change.lost));
    const farthest = () => {
      const apart = scenario.sources.map((_, d) => Math.abs(read[1][d]! - announced[d]!));
      const d = apart.indexOf(Math.max(...apart));
      const percent = (count: number) => `${((100 * count) / DOCUMENTS).toFixed(1)} %`;
      return `${scenario.sources[d]!.name}, ${percent(read[1][d]!)} where ${percent(announced[d]!)} were announced`;
    };
    const mixed = scenario.sources.every(({ weight }) => weight < UNMIXED);
    return {
      finding:
        mixed && unmixed > BATCHES / 2
          ? 'one source at a time'
          : gained === 0 && lost === 0
            ? 'as announced'
            : gained >= lost
              ? 'a source is read more'
              : 'a source is read less',
      text: `${DOCUMENTS} documents of ${early.name} and of ${late.name}, by source; ${unmixed} of ${BATCHES} batches hold one source alone. Farthest from what was announced: ${farthest()}.`,
      series: [],
      table: {
        columns: ['Source', early.name, late.name, 'announced for the latter'],
        rows: scenario.sources.map(({ name }, d) => [
          name,
          shareText(read[0][d]!, DOCUMENTS),
          shareText(read[1][d]!, DOCUMENTS),
          `${((100 * announced[d]!) / DOCUMENTS).toFixed(1)} %`,
        ]),
      },
    };
  },
} satisfies Probe;

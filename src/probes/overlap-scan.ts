import type { Probe } from '../lab/probe.js';
import { countHits, drawSteps, shareText, stretches } from '../lab/sampling.js';

/** Documents scanned for 13-grams of the evaluation (Brown et al. 2020, appendix C). */
const DOCUMENTS = 20_000;

/** Share of documents that overlap by chance: common phrases, quotations. */
const USUAL = 0.0002;

/** Documents that overlap beyond chance: five standard deviations of a Poisson count. */
const NOTABLE = Math.ceil(DOCUMENTS * USUAL + 5 * Math.sqrt(DOCUMENTS * USUAL));

export default {
  meta: {
    id: 'overlap-scan',
    name: 'Overlap with the evaluation',
    question: 'How many training documents share 13-grams with the items of each slice?',
    kind: 'measurement',
  },
  findings: ['chance', 'items of a slice'],
  hours: () => 0.5,
  excludedFrom: () => null,
  read(lab) {
    const { sources } = lab.scenario;
    const [, late] = stretches(lab.scenario);
    const causes = lab.causes();
    const steps = drawSteps(late, DOCUMENTS, lab.stream('overlap-scan', 'steps'));
    const chances = sources.map(() => new Float64Array(DOCUMENTS));
    const shares = new Float64Array(sources.length);
    steps.forEach((step, i) => {
      shares.fill(0);
      causes.change('contamination', step, shares);
      for (let d = 0; d < sources.length; d++) chances[d]![i] = USUAL + shares[d]!;
    });
    const hits = sources.map(({ id }, d) => countHits([...chances[d]!], lab.stream('overlap-scan', id)));
    const most = hits.indexOf(Math.max(...hits));
    return {
      finding: hits[most]! > NOTABLE ? 'items of a slice' : 'chance',
      text: `Of ${DOCUMENTS} documents read in ${late.name}, ${hits[most]} overlap with ${sources[most]!.name}, the most of all slices.`,
      series: [],
      table: {
        columns: ['Slice', 'documents that overlap'],
        rows: sources.map(({ name }, d) => [name, shareText(hits[d]!, DOCUMENTS)]),
      },
    };
  },
} satisfies Probe;

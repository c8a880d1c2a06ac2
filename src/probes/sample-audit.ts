import type { Lab } from '../lab/lab.js';
import type { Probe } from '../lab/probe.js';
import { countHits, drawSteps, isRaised, type Stretch, shareText, stretches } from '../lab/sampling.js';
import type { Causes } from '../run/causes.js';
import type { Leak } from '../run/fault.js';
import { sourceIds } from '../run/scenario.js';

/** Samples of each stretch, read by a person. */
const SAMPLES = 200;

/** What a reader remarks, and the share of samples of a sound data set in which he does. */
const REMARKS: readonly {
  readonly name: string;
  readonly finding: string;
  readonly usual: number;
  chance(causes: Causes, lab: Lab, step: number): number;
}[] = [
  {
    name: 'gibberish',
    finding: 'gibberish',
    usual: 0.005,
    chance(causes, { scenario }, step) {
      const weights = new Float64Array(sourceIds(scenario).length);
      for (let d = 0; d < scenario.sources.length; d++) weights[d] = scenario.sources[d]!.weight;
      causes.change('mixture', step, weights);
      const foreign = weights.subarray(scenario.sources.length).reduce((sum, weight) => sum + weight, 0);
      // Where every target of a batch is random, there is nothing in it to read.
      return causes.number('labelNoise', step, 0) >= 1 ? 1 : foreign;
    },
  },
  {
    name: 'stripped of what its source is made of',
    finding: 'stripped documents',
    usual: 0.01,
    chance(causes, { scenario: { sources } }, step) {
      const shares = new Float64Array(sources.length);
      causes.change('untaught', step, shares);
      return sources.reduce((sum, { weight }, d) => sum + weight * shares[d]!, 0);
    },
  },
  {
    name: 'the target can be read off the input',
    finding: 'targets in the inputs',
    usual: 0.002,
    chance(causes, _lab, step) {
      const leak: Leak = { share: 0, misplaced: 0, evaluated: 0 };
      causes.change('leak', step, leak);
      return leak.share;
    },
  },
];

function remarksIn(lab: Lab, stretch: Stretch): number[] {
  const steps = drawSteps(stretch, SAMPLES, lab.stream('sample-audit', stretch.name, 'steps'));
  return REMARKS.map(({ name, usual, chance }) => {
    const causes = lab.causes();
    const chances = steps.map((step) => usual + (1 - usual) * chance(causes, lab, step));
    return countHits(chances, lab.stream('sample-audit', stretch.name, name));
  });
}

export default {
  meta: {
    id: 'sample-audit',
    name: 'Reading of samples',
    question: 'What does a reader of 200 decoded training examples remark, early and late?',
    kind: 'measurement',
  },
  findings: ['nothing new', ...REMARKS.map(({ finding }) => finding)],
  hours: () => 1.5,
  excludedFrom: () => null,
  read(lab) {
    const [early, late] = stretches(lab.scenario);
    const [before, after] = [remarksIn(lab, early), remarksIn(lab, late)];
    // What is there from the start is no news against early samples, and a finding all the same.
    const raised = REMARKS.map(
      ({ usual }, i) =>
        isRaised(after[i]!, before[i]!, SAMPLES) || isRaised(before[i]!, Math.ceil(usual * SAMPLES), SAMPLES),
    );
    const first = raised.indexOf(true);
    return {
      finding: first < 0 ? 'nothing new' : REMARKS[first]!.finding,
      text: REMARKS.map(({ name }, i) => `${name}: ${before[i]} of ${SAMPLES} early, ${after[i]} late`).join('; '),
      series: [],
      table: {
        columns: ['Remark', early.name, late.name],
        rows: REMARKS.map(({ name }, i) => [name, shareText(before[i]!, SAMPLES), shareText(after[i]!, SAMPLES)]),
      },
    };
  },
} satisfies Probe;

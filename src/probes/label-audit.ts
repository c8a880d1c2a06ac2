import type { Lab } from '../lab/lab.js';
import type { Probe } from '../lab/probe.js';
import { countHits, drawSteps, isRaised, type Stretch, shareText, stretches } from '../lab/sampling.js';

/** Samples of each stretch, read by a person. */
const SAMPLES = 200;

/** Share of the targets that are wrong in a sound data set, and that readers take for wrong (Northcutt et al. 2021: .15 to 10 % of test labels; we take 1 %). */
const USUAL = 0.01;

function wrongIn(lab: Lab, stretch: Stretch): number {
  const stream = lab.stream('label-audit', stretch.name);
  const causes = lab.causes();
  const chances = drawSteps(stretch, SAMPLES, stream).map(
    (step) => USUAL + (1 - USUAL) * causes.number('labelNoise', step, 0),
  );
  return countHits(chances, stream);
}

export default {
  meta: {
    id: 'label-audit',
    name: 'Audit of targets',
    question: 'How many of 200 training targets does a reader find wrong, early and late?',
    kind: 'measurement',
  },
  findings: ['as many wrong early and late', 'more wrong late', 'many wrong late'],
  hours: () => 3,
  excludedFrom: () => null,
  read(lab) {
    const [early, late] = stretches(lab.scenario);
    const [before, after] = [wrongIn(lab, early), wrongIn(lab, late)];
    return {
      finding: !isRaised(after, before, SAMPLES)
        ? 'as many wrong early and late'
        : after > 0.15 * SAMPLES
          ? 'many wrong late'
          : 'more wrong late',
      text: `Wrong targets: ${shareText(before, SAMPLES)} in ${early.name}, ${shareText(after, SAMPLES)} in ${late.name}.`,
      series: [],
      table: {
        columns: ['Stretch', 'wrong targets'],
        rows: [
          [early.name, shareText(before, SAMPLES)],
          [late.name, shareText(after, SAMPLES)],
        ],
      },
    };
  },
} satisfies Probe;

import { HEALTHY } from '../../src/core/vocabulary.js';
import type { Diagnostician } from '../../src/diagnose/diagnostician.js';
import { fitLogistic, scoresOf, type Table } from '../../src/diagnose/fit/logistic.js';
import { scalesOf } from '../../src/diagnose/fit/scale.js';
import { scaled } from '../../src/diagnose/weigh.js';
import type { RealRun } from '../reference/format.js';
import { realRuns } from '../reference/read.js';
import { observeRecorded } from './observed.js';

/** How the diagnostician, fitted on simulated runs alone, reads the recorded ones. */
export interface Transfer {
  readonly runs: number;
  readonly top1: number;
  readonly top3: number;
  /** Mean of −log of the probability of the truth (of its parts, where it has several), floored at 1e-4. */
  readonly logLoss: number;
  /** Runs whose cause the catalogue does not have: they cannot be right. */
  readonly unknown: number;
  /** The same features fitted on the recorded runs of one seed and tried on those of the other. */
  readonly ceiling: number;
  /** Always healthy, the commonest answer. */
  readonly floor: number;
  /** Faults that begin after step 100, and those whose onset is found within 5 % of the run. */
  readonly onsets: number;
  readonly onsetsFound: number;
  readonly unlike: number;
  readonly confusions: readonly { readonly truth: string; readonly answer: string; readonly count: number }[];
}

/** Share of the run by which an onset may be missed, and the step from which faults count. */
const NEAR = 0.05;
const AFTER = 100;

const RIDGE = 0.02;
const ITERATIONS = 60;

export function compareTransfer(diagnostician: Diagnostician): Transfer {
  const runs = realRuns().map((run) => {
    const reading = diagnostician.read(observeRecorded(run));
    return { run, reading, diagnosis: diagnostician.weigh(reading), truths: truthsOf(run) };
  });
  const rows = scaledRows(runs.map(({ reading }) => reading.values));
  const known = new Set(diagnostician.model.heads.flatMap(({ causes }) => causes));
  const confusions = new Map<string, number>();
  let [top1, top3, loss] = [0, 0, 0];
  for (const { truths, diagnosis } of runs) {
    const { causes } = diagnosis;
    if (truths.has(causes[0]!.id)) top1++;
    else {
      const key = `${[...truths][0]} ${causes[0]!.id}`;
      confusions.set(key, (confusions.get(key) ?? 0) + 1);
    }
    if (causes.slice(0, 3).some(({ id }) => truths.has(id))) top3++;
    const sum = causes.reduce((total, { id, probability }) => total + (truths.has(id) ? probability : 0), 0);
    loss -= Math.log(Math.max(1e-4, sum));
  }
  const begun = runs.filter(({ run }) => !run.healthy && run.onset_step! > AFTER);
  const found = begun.filter(
    ({ run, diagnosis }) => Math.abs(diagnosis.onset.step - run.onset_step!) <= NEAR * run.last_step,
  );
  return {
    runs: runs.length,
    top1,
    top3,
    logLoss: loss / runs.length,
    unknown: runs.filter(({ truths }) => [...truths].every((cause) => !known.has(cause))).length,
    ceiling: crossValidated(
      runs.map(({ run, truths }, i) => ({ seed: run.seed, model: run.model, values: rows[i]!, truths })),
    ),
    floor: runs.filter(({ truths }) => truths.has(HEALTHY)).length,
    onsets: begun.length,
    onsetsFound: found.length,
    unlike: runs.filter(({ diagnosis }) => diagnosis.unlike).length,
    confusions: [...confusions]
      .map(([key, count]) => ({ truth: key.split(' ')[0]!, answer: key.split(' ')[1]!, count }))
      .sort((a, b) => b.count - a.count || (a.truth + a.answer < b.truth + b.answer ? -1 : 1)),
  };
}

/** Its cause and, where it has several, its parts. A planned change is healthy. */
function truthsOf({ healthy, catalogue_id: id, composite }: RealRun): ReadonlySet<string> {
  return new Set(healthy ? [HEALTHY] : [id, ...(composite ?? [])]);
}

interface Sample {
  readonly seed: number;
  readonly model: string;
  readonly values: Float64Array;
  readonly truths: ReadonlySet<string>;
}

/** Features in units of their spread over the recorded runs, whatever they mean; 0 where there is nothing to read. */
function scaledRows(values: readonly Float64Array[]): Float64Array[] {
  const plain = Array.from(values[0]!, () => ({ unit: 1e-6 }));
  const scales = scalesOf(plain, values);
  return values.map((row) => row.map((value, f) => scaled(value, scales[f]!.centre, scales[f]!.unit)));
}

/** Right answers of a logistic regression that is fitted on one seed and tried on the other. */
function crossValidated(samples: readonly Sample[]): number {
  const classes = [...new Set(samples.map(({ truths }) => [...truths][0]!))].sort();
  const seeds = [...new Set(samples.map(({ seed }) => seed))];
  let right = 0;
  for (const seed of seeds) {
    const train = samples.filter((sample) => sample.seed !== seed);
    const test = samples.filter((sample) => sample.seed === seed);
    const coefficients = fitLogistic(tableOf(train, classes), classes.length, RIDGE, ITERATIONS);
    const table = tableOf(test, classes);
    const scores = new Float64Array(classes.length);
    test.forEach(({ truths }, row) => {
      scoresOf(coefficients, table, row, scores);
      if (truths.has(classes[scores.indexOf(Math.max(...scores))]!)) right++;
    });
  }
  return right;
}

function tableOf(samples: readonly Sample[], classes: readonly string[]): Table {
  const columns = samples[0]!.values.length;
  return {
    starts: Int32Array.from({ length: samples.length + 1 }, (_, row) => row * columns),
    indices: Int32Array.from({ length: samples.length * columns }, (_, i) => i % columns),
    values: Float64Array.from(samples.flatMap(({ values }) => [...values])),
    columns,
    classes: Int32Array.from(samples, ({ truths }) => classes.indexOf([...truths][0]!)),
    weights: new Float64Array(samples.length).fill(1),
  };
}

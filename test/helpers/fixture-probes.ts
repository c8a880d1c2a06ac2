import { NOT_AVAILABLE } from '../../src/lab/probe.js';
import type { FixOffer, ProbeOffer, PublicPuzzle } from '../../src/puzzle/puzzle.js';
import type { FixedRuns, RevealedFix, RevealedPar, RevealedReading } from '../../src/puzzle/revealed.js';
import type { Bill, BoughtReading } from '../../src/web/api.js';
import { FIXTURE_ONSET, FIXTURE_STEPS, fixtureRun } from './fixture-series.js';

/** Probes, readings and fixes of made-up puzzles. */

export const FIXTURE_BUDGET = 100;

const offer = (id: string, name: string, question: string, kind: string, hours: number, gpuHours: number) => ({
  ...{ id, name, question, kind },
  ...{ hours, gpuHours },
});

export const FIXTURE_PROBES: readonly ProbeOffer[] = [
  offer(
    'optimizer-dump',
    'Dump of the optimiser',
    'Which settings does the optimiser hold?',
    'measurement',
    0.05,
    0.05,
  ),
  offer('domain-counts', 'What was read, by source', 'How much of each source was served?', 'measurement', 0.1, 6.4),
  offer('reference-run', 'Reference run', 'What does the released code make of it?', 'comparison', 0.3, 20),
  offer('rerun-half-rate', 'Again at half the rate', 'Does it follow the learning rate?', 're-run', 0.75, 48),
  offer('rerun-fp32', 'Again in fp32', 'Does it stay in fp32?', 're-run', 0.9, 60),
  offer('three-more-seeds', 'Three more seeds', 'Is this run outside of the others?', 'comparison', 2.3, 150),
];

export const FIXTURE_FIXES: readonly FixOffer[] = [
  ['do-nothing', 'Do nothing', 'Let the run go on as it is.'],
  ['rewind', 'Rewind', 'Go on from the last checkpoint before the trouble.'],
  ['halve-learning-rate', 'Halve the learning rate', 'Multiply the learning rate by ½ from here on.'],
  ['restore-schedule', 'Restore the schedule', 'Put the learning rate back on its planned curve.'],
  ['clip-lower', 'Clip at a quarter', 'Divide the clipping threshold by 4.'],
  ['reset-optimizer', 'Reset the optimiser', 'Start both moments anew.'],
  ['clean-data', 'Clean the data', 'Take the documents that are wrong out of the data.'],
  ['replace-nodes', 'Replace the nodes', 'Move the job to other machines.'],
].map(([id, name, summary]) => ({ id: id!, name: name!, summary: summary! }));

/** The fixes proposed for a candidate: six, and another last one for the data. */
export function fixtureFixesFor(family: string): readonly string[] {
  const common = FIXTURE_FIXES.slice(0, 5).map(({ id }) => id);
  return [...common, family === 'data' ? 'clean-data' : 'reset-optimizer'];
}

export function fixtureReading(puzzle: PublicPuzzle, probe: string): BoughtReading {
  const { name, gpuHours } = puzzle.probes.find(({ id }) => id === probe)!;
  const every = Array.from({ length: 200 }, (_, i) => (i * FIXTURE_STEPS) / 200);
  const loss = puzzle.series['train-loss'];
  if (probe === 'rerun-half-rate')
    return {
      ...{ probe, name, gpuHours, table: null },
      text: 'Run again at half the rate: the spike is half as high.',
      series: [
        {
          label: 'Training loss (nats)',
          log: true,
          steps: every,
          lines: [
            { name: 'this run', values: every.map((step) => loss[step]!) },
            { name: 'at half the rate', values: every.map((step) => Number(loss[step]) - 0.01) },
          ],
        },
      ],
    };
  if (probe === 'domain-counts')
    return {
      ...{ probe, name, gpuHours, series: [] },
      text: 'Farthest from what was announced: code, 14.9 % where 15 % were.',
      table: {
        columns: ['Source', 'read', 'share'],
        rows: [
          ['web', 14_012, '70.1 %'],
          ['code', 2987, '14.9 %'],
          ['books', 'NaN', '–'],
        ],
      },
    };
  if (probe === 'reference-run') return { ...NOT_AVAILABLE, probe, name, gpuHours: 0 };
  return { ...{ probe, name, gpuHours, series: [], table: null }, text: 'Every setting is that of the configuration.' };
}

export function fixtureBill(puzzle: PublicPuzzle, bought: readonly string[]): Bill {
  const readings = bought.map((probe) => fixtureReading(puzzle, probe));
  return { budget: puzzle.budget, spent: readings.reduce((sum, { gpuHours }) => sum + gpuHours, 0), bought: readings };
}

/** What the made-up diagnostician learns of a purchase: a little for the spike. */
export function fixtureReadings(puzzle: PublicPuzzle, bought: readonly string[]): RevealedReading[] {
  return bought.map((probe) => ({
    probe,
    name: puzzle.probes.find(({ id }) => id === probe)!.name,
    finding: 'as configured',
    weights: Object.fromEntries(puzzle.candidates.map(({ id }) => [id, id === 'lr-spike' ? 0.8 : -0.1])),
  }));
}

export const FIXTURE_PAR: RevealedPar = {
  gpuHours: 0.05,
  spent: 0.05,
  posterior: 0.93,
  path: [
    {
      probe: 'optimizer-dump',
      name: 'Dump of the optimiser',
      finding: 'as configured',
      gpuHours: 0.05,
      posterior: 0.93,
    },
  ],
};

export const FIXTURE_OUTCOMES: readonly RevealedFix[] = [
  { id: 'restore-schedule', verdict: 'cures' as const, removed: 0.97, gpuHours: 19.2, score: 88 },
  { id: 'rewind', verdict: 'delays' as const, removed: 0.41, gpuHours: 40, score: 33 },
  { id: 'do-nothing', verdict: 'no effect' as const, removed: 0, gpuHours: 0, score: 0 },
  { id: 'halve-learning-rate', verdict: 'harms' as const, removed: -0.67, gpuHours: 19.2, score: 0 },
].map((outcome) => ({ ...outcome, ...FIXTURE_FIXES.find(({ id }) => id === outcome.id)! }));

/** The run with three fixes, and its twin. */
export function fixtureFixed(puzzle: PublicPuzzle): FixedRuns {
  const steps = Array.from({ length: 100 }, (_, i) => (i * FIXTURE_STEPS) / 100);
  const twin = fixtureRun({ fault: false, seed: puzzle.id });
  const lines = (from: Pick<PublicPuzzle, 'series' | 'evaluations'>) => ({
    loss: steps.map((step) => from.series['train-loss'][step]!),
    throughput: steps.map((step) => from.series.throughput[step]!),
    evaluation: from.evaluations.loss[0]!,
    ece: from.evaluations.ece[0]!,
  });
  const shown = FIXTURE_OUTCOMES.slice(0, 3);
  return {
    puzzle: puzzle.id,
    alarm: FIXTURE_ONSET + 200,
    window: FIXTURE_STEPS,
    steps,
    evaluationSteps: puzzle.evaluations.steps,
    runs: [
      ...shown.map(({ id, name, verdict }) => ({ id, name, verdict, from: FIXTURE_ONSET, ...lines(puzzle) })),
      { id: 'twin', name: 'No fault', verdict: null, from: null, ...lines(twin) },
    ],
  };
}

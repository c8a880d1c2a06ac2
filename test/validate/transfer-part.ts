import { wilson } from '../../src/core/wilson.js';
import type { RecipeQuality } from './quality.js';
import { number, percent, table } from './tables.js';
import type { Transfer } from './transfer.js';

/** What the reference diagnostician is worth: on recorded runs, and on simulated ones that nobody has chosen. */
export interface Reading {
  readonly transfer: Transfer;
  readonly qualities: readonly RecipeQuality[];
}

const interval = (part: number, of: number): string => {
  const [low, high] = wilson(part / of, of);
  return `${percent(part, of)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
};

/** Rows of the summary. */
export function readingRows({ transfer, qualities }: Reading): string[][] {
  return [
    [
      '(e) recorded runs, read by the diagnostician fitted on simulated ones',
      `right: ${interval(transfer.top1, transfer.runs)}, ${percent(transfer.top1, transfer.ceiling)} of the cross-validated ceiling; onset within 5 %: ${interval(transfer.onsetsFound, transfer.onsets)}`,
    ],
    ...qualities.map(({ recipe, free, dropped }) => [
      `(e) ${free.draws} undropped draws of \`${recipe}\`, free panels`,
      `right ${percent(free.top1, 1)}, log loss ${number(free.logLoss)} nats, expected calibration error ${number(free.calibrationError)}; not fair: ${percent(dropped, 1)}`,
    ]),
  ];
}

export function readingPart({ transfer, qualities }: Reading): string {
  const { runs, confusions } = transfer;
  return `## (e) The diagnostician

Fitted on simulated runs alone (\`npm run fit\`), it reads the ${runs} recorded ones: both files as they are, no control beside
them, no hyper-parameters. A run with several causes is right with any of them; planned changes are healthy.${transfer.unknown > 0 ? ` ${transfer.unknown} runs have a cause that the catalogue lacks: they cannot be right.` : ''} The
ceiling is a logistic regression on the same features, fitted on the recorded runs of one seed and tried on those of the
other: it knows the very networks.

${table(
  ['', 'recorded runs'],
  [
    ['right', interval(transfer.top1, runs)],
    ['among the first three', interval(transfer.top3, runs)],
    ['log loss of the truth, nats', number(transfer.logLoss)],
    ['ceiling: same features, cross-validated on recordings', interval(transfer.ceiling, runs)],
    ['share of the ceiling', percent(transfer.top1, transfer.ceiling)],
    ['floor: always healthy', interval(transfer.floor, runs)],
    ['onset within 5 % of the run (faults after step 100)', interval(transfer.onsetsFound, transfer.onsets)],
    ['unlike any simulated run', percent(transfer.unlike, runs)],
  ],
)}

### What is taken for what

${table(
  ['recorded', 'read as', 'runs'],
  confusions.map(({ truth, answer, count }) => [truth, answer, String(count)]),
)}

### Undropped draws

First draws of a recipe, whatever comes: causes by its shares, no tier asked for and nothing dropped. *All* adds what only
instruments tell (rank norms, zero gradients, attention logits, loss scale). Not fair are draws of which all evidence leaves
the truth below .8; the tiers are those of the fair ones.

${table(
  [
    'recipe',
    'panels',
    'draws',
    'right',
    'among three',
    'log loss, nats',
    'calibration error',
    'not fair',
    'tiers 1 to 5',
  ],
  qualities.flatMap(({ recipe, free, all, dropped, tiers }) =>
    [['free', free, percent(dropped, 1), tiers.join(', ')] as const, ['all', all, '', ''] as const].map(
      ([name, quality, share, counts]) => [
        recipe,
        name,
        String(quality.draws),
        percent(quality.top1, 1),
        percent(quality.top3, 1),
        number(quality.logLoss),
        number(quality.calibrationError),
        share,
        counts,
      ],
    ),
  ),
)}`;
}

import type { BenchReport, Estimate } from '../../src/agents/report.js';
import type { PackKey } from '../../src/pack/read.js';

export interface Row {
  /** Markdown. */
  readonly name: string;
  readonly report: BenchReport;
}

/** One recipe. */
export interface Board {
  readonly recipe: string;
  readonly rows: readonly Row[];
  readonly key: PackKey;
}

export interface Facts {
  /** Puzzles of each recipe. */
  readonly count: number;
  readonly seed: string;
  readonly generator: string;
}

const one = (value: number) => value.toFixed(1);
const two = (value: number) => value.toFixed(2);
const percent = (value: number) => (100 * value).toFixed(0);

/** docs/leaderboard.md: nothing in it depends on when or where it was written. */
export function leaderboardPage(boards: readonly Board[], { count, seed, generator }: Facts): string {
  return `# Leaderboard

How far three programs get on ${count} puzzles of two recipes, and what knowing nothing scores. How to enter one of your own:
[agents.md](agents.md); what the numbers mean: [scoring.md](scoring.md).

${boards.map(section).join('\n\n')}

## What this says

Means over ${count} puzzles with 95 % intervals: normal ones, of a share that of Wilson (1927). They say how far a mean would move with
other puzzles of the recipe. All rows are of the same puzzles, so that two of them can differ for certain where their intervals overlap.
GPU-hours are those spent on probes; the budget is that of each puzzle.

- \`reference\` is the reference diagnostician ([diagnostician.md](diagnostician.md)) with the purchases of par. It runs inside
  lossleuth and weighs findings, which no program is told; the puzzles are those that it finds identifiable. So it is a yardstick and no
  competitor. It names no place.
- \`thresholds\` is a page of rules, set by hand on other packs. \`random\` believes anything.
- Knowing nothing is the prior, no fault, the whole run, and doing nothing.

\`\`\`
npm run leaderboard -- --count ${count} --seed ${seed}
\`\`\`

wrote this page with ${generator}. The seed is public, and so are its answers: to compare programs in earnest, generate a pack without
\`--seed\`.
`;
}

function section({ recipe, rows, key }: Board): string {
  const ranked = [...rows].sort((a, b) => b.report.summary.score - a.report.summary.score);
  const tiers = [1, 2, 3, 4, 5].map((tier) => key.keys.filter(({ certificate }) => certificate.tier === tier).length);
  const healthy = key.keys.filter(({ cause }) => cause === 'healthy').length;
  const causes = new Set(key.keys.map(({ cause }) => cause)).size;
  return `## \`${recipe}\`

${table(ranked)}

${key.keys.length} puzzles of ${causes} causes, ${healthy} of them healthy runs; ${tiers.join(', ')} of tier 1 (plain to see) to 5 (hides); par is
${interval(ranked[0]!.report.means.par, one)} GPU-hours.`;
}

function table(rows: readonly Row[]): string {
  const head = [
    '',
    'score',
    'cause',
    'right first, %',
    'log',
    'onset',
    'where',
    'fix',
    'investigation',
    'GPU-hours',
    'budget, %',
  ];
  const lines = rows.map(({ name, report: { means } }) => [
    name,
    interval(means.score, one),
    interval(means.cause, one),
    interval(means.top1, percent),
    interval(means.log, two),
    interval(means.onset, one),
    interval(means.where, one),
    interval(means.fix, one),
    interval(means.investigation, one),
    interval(means.gpuHours, one),
    interval(means.budgetShare, (value) => (100 * value).toFixed(1)),
  ]);
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function interval(estimate: Estimate | null, shown: (value: number) => string): string {
  if (estimate === null) return '–';
  const minus = (value: number) => shown(value).replace('-', '−');
  const ends = estimate.interval?.map(minus).join(' to ');
  return ends === undefined ? minus(estimate.mean) : `${minus(estimate.mean)} (${ends})`;
}

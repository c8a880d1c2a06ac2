import { significant } from '../../src/core/maths.js';
import { HEALTHY } from '../../src/core/vocabulary.js';
import { wilson } from '../../src/core/wilson.js';
import { priceOf } from '../../src/lab/price.js';
import type { FixVerdict } from '../../src/puzzle/puzzle.js';
import { catalogue, playedScenarios } from '../helpers/runs.js';
import type { JudgedDraw, JudgedPuzzle } from './worker.js';

interface Measured {
  readonly generator: string;
  readonly puzzles: readonly JudgedPuzzle[];
  readonly draws: readonly JudgedDraw[];
}

const HELPS: readonly FixVerdict[] = ['cures', 'cause removed'];
const BINS = 15;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const shareOf = (part: number, of: number) => {
  const [low, high] = wilson(part / of, of);
  return `${percent(part / of)} [${(100 * Math.max(0, low)).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
};
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;
const table = (rows: readonly (readonly string[])[]) =>
  rows.map((row, i) => `| ${row.join(' | ')} |${i === 0 ? `\n|${row.map(() => ' --- |').join('')}` : ''}`).join('\n');

export function report({ generator, puzzles, draws }: Measured): string {
  return `# Investigation, measured

Written by \`npm run investigate\` with ${generator}: ${puzzles.length} puzzles of the recipe \`mixed\`, and ${draws.length} undropped
draws of it (first draws, whatever comes). What the words mean: [scoring](scoring.md#fix).

## What probes tell

${table(tellRows(draws))}

Log loss in nats of the truth, calibration error of the leading candidate over ${BINS} bins; intervals at 95 %. *Every probe* adds
log P(finding | cause) of all of them to the free panels (scenarios/probe-likelihoods.json).

${probeTable(draws)}

Price in GPU-hours of each played scenario; *remarkable* is the share of draws with a fault in which it does not give its first
finding; *time* is the 95th percentile of one reading in milliseconds.

## Par

${table(parRows(puzzles))}

## Fixes

${fixLines(puzzles)}
`;
}

function tellRows(draws: readonly JudgedDraw[]): string[][] {
  const rows = (['free', 'all'] as const).map((which) => {
    const right = draws.filter((draw) => draw[which][1] === draw.cause).length;
    const loss = mean(draws.map((draw) => -Math.log(Math.max(1e-6, draw[which][0]))));
    const bins = Array.from({ length: BINS }, () => 0);
    for (const draw of draws) {
      const bin = Math.min(BINS - 1, Math.floor(draw[which][2] * BINS));
      bins[bin] = bins[bin]! + draw[which][2] - (draw[which][1] === draw.cause ? 1 : 0);
    }
    const calibration = bins.reduce((sum, bin) => sum + Math.abs(bin) / draws.length, 0);
    const name = which === 'free' ? 'free panels' : 'every probe';
    return [name, shareOf(right, draws.length), loss.toFixed(3), calibration.toFixed(4)];
  });
  return [['evidence', 'right first', 'log loss', 'calibration error'], ...rows];
}

function probeTable(draws: readonly JudgedDraw[]): string {
  const scenarios = playedScenarios;
  const rows = catalogue.probes.map((probe) => {
    const faulty = draws.filter(({ cause, findings }) => cause !== HEALTHY && findings[probe.meta.id] !== undefined);
    const remarkable = faulty.filter(({ findings }) => findings[probe.meta.id] !== probe.findings[0]).length;
    const times = draws.flatMap(({ milliseconds }) => milliseconds[probe.meta.id] ?? []);
    return [
      `\`${probe.meta.id}\``,
      probe.meta.question,
      ...scenarios.map((scenario) =>
        probe.excludedFrom(scenario) === null ? String(priceOf(probe, scenario).gpuHours) : '–',
      ),
      faulty.length === 0 ? '–' : percent(remarkable / faulty.length),
      quantile(times, 0.95).toFixed(0),
    ];
  });
  return table([['probe', 'question', ...scenarios.map(({ id }) => id), 'remarkable', 'time'], ...rows]);
}

function parRows(puzzles: readonly JudgedPuzzle[]): string[][] {
  const rows = [1, 2, 3, 4, 5].flatMap((tier) => {
    const of = puzzles.filter((puzzle) => puzzle.tier === tier);
    if (of.length === 0) return [];
    return [
      [
        String(tier),
        String(of.length),
        percent(of.filter(({ par }) => par.path.length > 0).length / of.length),
        mean(of.map(({ par }) => par.path.length)).toFixed(2),
        percent(mean(of.map(({ par, budget }) => par.gpuHours / budget))),
        String(significant(mean(of.map(({ par }) => par.posterior)), 3)),
      ],
    ];
  });
  return [
    [
      'tier',
      'puzzles',
      'anything is worth its price',
      'purchases',
      'expected spend, of the budget',
      'posterior of the truth then',
    ],
    ...rows,
  ];
}

function fixLines(puzzles: readonly JudgedPuzzle[]): string {
  const faulty = puzzles.filter(({ cause }) => cause !== HEALTHY);
  const healthy = puzzles.filter(({ cause }) => cause === HEALTHY);
  const cured = faulty.filter(({ proposed }) => proposed.some(({ verdict }) => HELPS.includes(verdict)));
  const traps = faulty.filter(({ proposed }) =>
    proposed.some(({ id, verdict }) => id !== 'do-nothing' && !HELPS.includes(verdict)),
  );
  const idle = healthy.filter(({ best }) => best === 'do-nothing');
  const uncured = [...new Set(faulty.filter((puzzle) => !cured.includes(puzzle)).map(({ cause }) => cause))];
  const causes = [...new Set(faulty.map(({ cause }) => cause))].sort();
  const count = (cause: string) => {
    const of = faulty.filter((puzzle) => puzzle.cause === cause);
    const verdicts = of.flatMap(({ proposed }) => proposed.map(({ verdict }) => verdict));
    const kinds = ['cures', 'cause removed', 'delays', 'no effect', 'cause remains', 'harms'] as const;
    return [
      `\`${cause}\``,
      String(of.length),
      ...kinds.map((kind) => (verdicts.filter((verdict) => verdict === kind).length / of.length).toFixed(1)),
    ];
  };
  return `In ${cured.length} of ${faulty.length} puzzles with a fault one of the proposed fixes cures, or removes the cause${
    uncured.length === 0 ? '' : ` (not always of ${uncured.join(', ')})`
  }; in ${traps.length} a plausible one does not. In ${idle.length} of ${healthy.length} healthy runs doing nothing is best.

Verdicts of the six fixes that are proposed for the true cause, per puzzle:

${table([
  ['cause', 'puzzles', 'cures', 'cause removed', 'delays', 'no effect', 'cause remains', 'harms'],
  ...causes.map(count),
])}`;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEALTHY } from '../../src/core/vocabulary.js';
import { VISIBLE } from '../../src/diagnose/tier.js';
import { GENERATOR } from '../../src/pack/format.js';
import { onAllCores } from '../helpers/on-all-cores.js';
import { catalogue, playedScenarios, playedScenariosOf, root, scenarios } from '../helpers/runs.js';
import { median } from '../helpers/statistics.js';
import { apartOf, TOLD_APART } from './apart.js';
import { type CauseJob, type CauseReply, INVESTIGATED, SEEDS, SEVERITIES } from './worker.js';

/**
 * `npm run catalogue`: writes docs/catalogue.md. What there is, how far each cause shows in each scenario that puzzles are drawn
 * from, what cannot occur where and why, and which causes the diagnostician does not tell apart there.
 */
const faults = catalogue.all.filter(({ meta }) => meta.family !== 'control');
const controls = catalogue.all.filter(({ meta }) => meta.family === 'control' && meta.id !== HEALTHY);
const jobs: CauseJob[] = playedScenarios.flatMap(({ id: scenario }) =>
  [...catalogue.all]
    .filter((fault) => playedScenariosOf(fault).some(({ id }) => id === scenario))
    .map(({ meta }) => ({ scenario, cause: meta.id })),
);
let done = 0;
const replies = await onAllCores<CauseJob, CauseReply>(new URL('worker.ts', import.meta.url), jobs, () => {
  if (++done % 20 === 0) process.stderr.write(`${done} of ${jobs.length}\n`);
});
const replyOf = (scenario: string, cause: string) =>
  replies.find((reply) => reply.scenario === scenario && reply.cause === cause);

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const link = (id: string) => `[${id}](../static/manual/${id}.md)`;
const figure = (value: number) => (value >= 100 ? '> 100' : value.toPrecision(2));

const listed = tableOf(
  ['cause', 'family', 'skills', 'can occur in'],
  [...faults, ...controls].map(({ meta, ...fault }) => [
    link(meta.id),
    meta.family,
    meta.skills.join(' '),
    scenarios
      .filter((scenario) => fault.excludedFrom(scenario) === null)
      .map(({ id }) => id)
      .join(', '),
  ]),
);

const shown = tableOf(
  ['cause', ...playedScenarios.map(({ id }) => id)],
  [...faults, ...controls].map(({ meta }) => [
    link(meta.id),
    ...playedScenarios.map(({ id }) => {
      const reply = replyOf(id, meta.id);
      return reply === undefined ? '–' : reply.effects.map((values) => figure(median(values))).join(' · ');
    }),
  ]),
);

const excluded = playedScenarios.flatMap((scenario) =>
  faults.flatMap((fault) => {
    const reason = fault.excludedFrom(scenario);
    return reason === null ? [] : [[scenario.id, link(fault.meta.id), reason]];
  }),
);

const pairs = playedScenarios.map((scenario) => ({
  scenario: scenario.id,
  ...apartOf(replies.filter(({ scenario: id, cause }) => id === scenario.id && isCandidate(cause))),
}));

writeFileSync(
  join(root, 'docs', 'catalogue.md'),
  `# The catalogue

Written by \`npm run catalogue\` with ${GENERATOR}: ${faults.length} faults and ${controls.length} benign events.

${listed}

## How far each cause shows

Largest effect over the twin at severity ${SEVERITIES.join(', ')}, on any panel or instrument, in standard deviations of the
same statistic over the healthy runs of other seeds that the diagnostician was fitted on (some 250 a scenario). Median of
${SEEDS} seeds; onset and place drawn as in a puzzle. A puzzle is published only where its own is at least ${VISIBLE}.

${shown}

## Candidates

The candidates of a scenario are its possible faults and \`healthy\`: the same list for every puzzle. Two of them would be one
candidate, "a or b", if the diagnostician did not tell them apart with every probe bought: if of the runs of both that show
(${SEVERITIES.length * INVESTIGATED} a cause at most, effect at least ${VISIBLE}) fewer than ${Math.round(100 * TOLD_APART)} % had more probability on their own cause than on the other.

${tableOf(
  ['scenario', 'candidates', 'told apart worst', 'hardly ever show', 'merged'],
  pairs.map(({ scenario, candidates, worst, near, invisible }) => [
    scenario,
    String(candidates),
    worst.map(({ pair, right }) => `${pair.join(' and ')} (${Math.round(100 * right)} %)`).join(', '),
    invisible.length === 0 ? 'none' : invisible.join(', '),
    near.length === 0 ? 'none' : near.map((pair) => pair.join(' or ')).join(', '),
  ]),
)}

## What cannot occur where

${tableOf(['scenario', 'fault', 'because'], excluded)}
`,
);

function isCandidate(cause: string): boolean {
  return cause === HEALTHY || faults.some(({ meta }) => meta.id === cause);
}

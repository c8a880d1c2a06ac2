import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../src/catalogue.js';
import { HEALTHY } from '../../src/core/vocabulary.js';
import { readDataFiles } from '../../src/data-files.js';
import { discover } from '../../src/discover.js';
import type { Probe } from '../../src/lab/probe.js';
import { GENERATOR } from '../../src/pack/format.js';
import { candidatesOf, stockOf } from '../../src/puzzle/candidates.js';
import { LIKELIHOODS_FILE, type LikelihoodsFile } from '../../src/puzzle/investigation/likelihoods.js';
import { onAllCores } from '../helpers/on-all-cores.js';
import { root } from '../helpers/runs.js';
import type { ProbeJob, ProbeReply } from './worker.js';

/**
 * Buys every probe in simulated runs of every cause and writes how often each finding came up to
 * scenarios/probe-likelihoods.json: the same bytes from the same seed. `npm run fit:probes -- SEED SHARE`.
 */
const [, , seed = 'probes', share = '1'] = process.argv;

/** Runs of a fault, and of healthy ones, which are most of what is played. */
const RUNS = 10;
const HEALTHY_RUNS = 60;

const { all } = await loadCatalogue();
const probes = await discover<Probe>('./probes/', 'probe');
const { scenarios } = readDataFiles(root);
const jobs: ProbeJob[] = scenarios.flatMap((scenario) =>
  candidatesOf(stockOf(scenario, all)).map(({ id }) => ({
    scenario: scenario.id,
    cause: id,
    names: Array.from(
      { length: Math.max(1, Math.round((id === HEALTHY ? HEALTHY_RUNS : RUNS) * Number(share))) },
      (_, i) => `${seed} ${scenario.id} ${id} ${i}`,
    ),
  })),
);
const began = performance.now();
let done = 0;
const replies = await onAllCores<ProbeJob, ProbeReply>(new URL('worker.ts', import.meta.url), jobs, ({ scenario }) => {
  done++;
  if (done % 20 === 0)
    process.stderr.write(
      `${((performance.now() - began) / 1000).toFixed(0)} s  ${done} of ${jobs.length} (${scenario})\n`,
    );
});
const counts = (probe: string) => {
  const found: Record<string, Record<string, number[]>> = {};
  for (const reply of replies) {
    const count = reply.counts[probe];
    if (count === undefined) continue;
    found[reply.scenario] = { ...found[reply.scenario], [reply.cause]: [...count] };
  }
  return found;
};
const file: LikelihoodsFile = {
  format: 'lossleuth-probe-likelihoods',
  generator: GENERATOR,
  probes: Object.fromEntries(
    probes.map(({ meta, findings }) => [meta.id, { findings: [...findings], counts: counts(meta.id) }]),
  ),
};
const text = `${JSON.stringify(file)}\n`;
writeFileSync(join(root, LIKELIHOODS_FILE), text);
process.stderr.write(`${LIKELIHOODS_FILE}: ${(text.length / 1024).toFixed(0)} KB\n`);

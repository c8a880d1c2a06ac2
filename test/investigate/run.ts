import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATOR } from '../../src/pack/format.js';
import { onAllCores } from '../helpers/on-all-cores.js';
import { root } from '../helpers/runs.js';
import { report } from './report.js';
import type { InvestigateJob, JudgedDraw, JudgedPuzzle } from './worker.js';

/**
 * Measures what probes tell and what fixes do, on published puzzles and on undropped draws of the recipe `mixed`, and writes
 * docs/investigation.md. `npm run investigate -- PUZZLES DRAWS`.
 */
const [, , puzzles = '500', draws = '1000'] = process.argv;
const NUMBERS_A_JOB = 10;

const jobsOf = (kind: InvestigateJob['kind'], count: number): InvestigateJob[] =>
  Array.from({ length: Math.ceil(count / NUMBERS_A_JOB) }, (_, i) => ({
    kind,
    numbers: Array.from(
      { length: Math.min(NUMBERS_A_JOB, count - i * NUMBERS_A_JOB) },
      (__, k) => i * NUMBERS_A_JOB + k,
    ),
  }));
const jobs = [...jobsOf('puzzle', Number(puzzles)), ...jobsOf('draw', Number(draws))];
const began = performance.now();
let done = 0;
const judged = await onAllCores<InvestigateJob, (JudgedPuzzle | JudgedDraw)[]>(
  new URL('worker.ts', import.meta.url),
  jobs,
  () => {
    done++;
    if (done % 10 === 0)
      process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s  ${done} of ${jobs.length} jobs\n`);
  },
);
const all = judged.flat();
const text = report({
  generator: GENERATOR,
  puzzles: all.filter((one) => one.kind === 'puzzle'),
  draws: all.filter((one) => one.kind === 'draw'),
});
writeFileSync(join(root, 'docs', 'investigation.md'), text);
process.stderr.write('docs/investigation.md\n');

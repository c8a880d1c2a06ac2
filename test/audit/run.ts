import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { argv, execArgv, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { auditText } from '../../src/cli/audit-text.js';
import { readDataFiles } from '../../src/data-files.js';
import { audit } from '../../src/pack/audit/audit.js';
import type { AuditRow } from '../../src/pack/audit/row.js';
import type { PackManifest } from '../../src/pack/manifest.js';
import type { Recipe } from '../../src/puzzle/factory.js';
import { ROOT } from '../helpers/command-line.js';
import type { Share, ShareReply } from './share.js';

/**
 * `npm run audit [-- --count 2000 --seed audit --jobs N RECIPE…]`: generates puzzles of each pack recipe on all cores and
 * audits them, without writing a pack. Ends with 1 where something leaks.
 */
const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: 'audit' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});
const count = wholeNumber('count');
const jobs = wholeNumber('jobs');

const files = readDataFiles(ROOT);
const recipes = positionals.length > 0 ? positionals.map((id) => files.recipe(id)) : files.recipes.filter(hasAChoice);
let failed = false;
for (const recipe of recipes) {
  const start = performance.now();
  const { rows, manifest } = await generateRows(recipe);
  const seconds = (performance.now() - start) / 1000;
  const report = await audit({ manifest, rows });
  failed ||= !report.ok;
  stdout.write(`${auditText(report)}${count} puzzles generated in ${seconds.toFixed(0)} s with ${jobs} jobs\n\n`);
}
exit(failed ? 1 : 0);

/**
 * A recipe with one cause only, such as the guided puzzle, has nothing that could leak; recorded runs are a dozen fixed curves,
 * each with its cause, of which no number can be drawn that a test could judge.
 */
function hasAChoice({ healthyShare, faults, recorded }: Recipe): boolean {
  if (recorded !== undefined) return false;
  const causes = (healthyShare > 0 ? 1 : 0) + (healthyShare < 1 ? (faults?.length ?? 2) : 0);
  return causes > 1;
}

async function generateRows(recipe: Recipe): Promise<{ rows: AuditRow[]; manifest: PackManifest }> {
  const rows: AuditRow[] = [];
  const manifests: PackManifest[] = [];
  const workers = Array.from({ length: jobs }, (_, job) => {
    const share: Share = { recipe: recipe.id, seed: values.seed, count, job, jobs };
    const worker = fork(fileURLToPath(new URL('./share.ts', import.meta.url)), [JSON.stringify(share)], {
      execArgv,
      serialization: 'advanced',
    });
    worker.on('message', (reply: ShareReply) => {
      if ('manifest' in reply) manifests.push(reply.manifest);
      else rows[reply.index] = reply.row;
    });
    return worker;
  });
  await Promise.all(workers.map(ended));
  return { rows, manifest: manifests[0]! };
}

async function ended(worker: ChildProcess): Promise<void> {
  const [code] = await once(worker, 'exit');
  if (code !== 0) throw new Error(`a job of the audit ended with ${code}`);
}

function wholeNumber(name: 'count' | 'jobs'): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`invalid ${name}: ${values[name]} (a whole number from 1)`);
  return value;
}

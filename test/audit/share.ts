import { argv } from 'node:process';
import { loadCatalogue } from '../../src/catalogue.js';
import { factoryOf } from '../../src/cli/factory.js';
import { deriveSecret } from '../../src/core/rng.js';
import { readDataFiles } from '../../src/data-files.js';
import { loadDiagnostician } from '../../src/diagnose/load-diagnostician.js';
import { announceWith } from '../../src/pack/audit/lines.js';
import { type AuditRow, auditRow } from '../../src/pack/audit/row.js';
import { FORMAT_VERSION, GENERATOR, PACK_FORMAT } from '../../src/pack/format.js';
import type { PackManifest } from '../../src/pack/manifest.js';
import { commit, packSecret } from '../../src/puzzle/seal.js';
import { ROOT } from '../helpers/command-line.js';

/** Every jobs-th puzzle of the pack that `generate RECIPE --seed SEED --count COUNT` would write, from the job-th on. */
export interface Share {
  readonly recipe: string;
  readonly seed: string;
  readonly count: number;
  readonly job: number;
  readonly jobs: number;
}

export type ShareReply = { readonly manifest: PackManifest } | { readonly index: number; readonly row: AuditRow };

const { recipe: id, seed, count, job, jobs } = JSON.parse(argv[2]!) as Share;
const files = readDataFiles(ROOT);
const catalogue = await loadCatalogue();
const recipe = files.recipe(id);
const factory = factoryOf(recipe, files, catalogue, await loadDiagnostician(ROOT));
const announce = announceWith(files, catalogue);
const secret = packSecret({ seed, recipe });
const { candidates, prior } = factory;
send({
  manifest: { format: PACK_FORMAT, version: FORMAT_VERSION, generator: GENERATOR, recipe, count, candidates, prior, sealed: false },
}); // biome-ignore format: one row of fields reads better than a column
for (let index = job; index < count; index += jobs) {
  const { puzzle, key } = factory.generate(deriveSecret(secret, ['puzzle', index]));
  const row = auditRow({ ...puzzle, commitment: commit(key) }, key, announce(puzzle.scenario, key));
  send({ index, row });
}
process.disconnect();

function send(reply: ShareReply): void {
  process.send!(reply);
}

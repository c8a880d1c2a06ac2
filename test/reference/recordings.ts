import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { missing } from '../../src/core/errors.js';
import { readDataFiles } from '../../src/data-files.js';

/**
 * `npx tsx test/reference/recordings.ts SOURCE_FOLDER`: copies the recordings that scenarios/recorded/*.yaml name, with the
 * columns that a puzzle or the diagnostician reads. Same source, same bytes.
 */

const COLUMNS = [
  'step',
  'train_loss',
  'grad_norm',
  'lr',
  'update_ratio',
  'param_norm',
  'max_attn_logit',
  'grad_zero_frac',
  'rank_loss_std',
  'rank_gnorm_min',
  'rank_gsq_mean',
  'step_time_ms',
];
const METRICS = ['val_loss', 'acc', 'ece', 'mean_conf'];

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = argv[2];
if (source === undefined) {
  stderr.write('missing source folder: npx tsx test/reference/recordings.ts SOURCE_FOLDER\n');
  process.exit(2);
}
const { recorded, scenario } = readDataFiles(root);
const target = join(root, 'scenarios', 'recorded', 'runs');
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const wanted = new Map(
  recorded.flatMap((one) => [one.run, one.twin, one.earlier].map((run) => [run, one.scenario] as const)),
);
let bytes = 0;
for (const [run, id] of wanted) {
  const slices = scenario(id).sources.map((one) => one.id);
  const read = (file: string) =>
    readFileSync(join(source, 'real-runs', file), 'utf8')
      .trim()
      .split('\n');
  const write = (file: string, lines: readonly string[]) => {
    const text = `${lines.join('\n')}\n`;
    bytes += text.length;
    writeFileSync(join(target, file), text);
  };
  const [head, ...rows] = read(`${run}.csv`);
  const at = COLUMNS.map((name) => head!.split(',').indexOf(name));
  if (at.includes(-1)) throw missing('column', `${COLUMNS[at.indexOf(-1)]} (${run}.csv)`);
  const kept = rows.map((row) => {
    const cells = row.split(',');
    return at.map((i) => cells[i]).join(',');
  });
  write(`${run}.csv`, [COLUMNS.join(','), ...kept]);
  const [evaluationHead, ...readings] = read(`${run}.eval.csv`);
  const shown = readings.filter((row) => {
    const [, slice, metric] = row.split(',');
    return slices.includes(slice!) && METRICS.includes(metric!);
  });
  write(`${run}.eval.csv`, [evaluationHead!, ...shown]);
}
stdout.write(`${wanted.size} recordings, ${(bytes / 1e6).toFixed(1)} MB\n`);

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { AppError, invalid, missing } from '../../src/core/errors.js';
import { FILES, MODELS, type Provenance, type PublicLog, type RealRun, STEP_COLUMNS } from './format.js';
import { provenancePage } from './provenance-page.js';
import { isNeeded } from './select.js';

/** `npx tsx test/reference/build.ts SOURCE_FOLDER [TARGET_FOLDER]`: packs the reference series. Same source, same bytes. */

const here = fileURLToPath(new URL('.', import.meta.url));
/** The recorded runs were made for this project and carry its licence. */
const OWN = { repository: 'lossleuth (recorded for it)', commit: 'none: recorded once', licence: 'MIT' };

function build(source: string, target: string): void {
  rmSync(join(target, 'data'), { recursive: true, force: true });
  const provenance: Provenance[] = [];
  const read = (path: string): string => readFileSync(join(source, path), 'utf8');
  const write = (file: string, text: string): void => {
    const path = join(target, 'data', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, packed(text));
  };
  const own = (file: string, path: string, text: string): void => {
    write(file, text);
    provenance.push({ file, ...OWN, path });
  };

  const runs = (JSON.parse(read('real-runs/INDEX.json')) as { runs: RealRun[] }).runs;
  const sorted = [...runs].sort((a, b) => (a.run < b.run ? -1 : 1));
  own(FILES.runs, 'real-runs/INDEX.json', JSON.stringify(sorted));
  own(FILES.signatures, 'real-runs/signatures.json', JSON.stringify(JSON.parse(read('real-runs/signatures.json'))));
  own(FILES.healthy, 'real-runs/healthy-stats.json', JSON.stringify(JSON.parse(read('real-runs/healthy-stats.json'))));
  for (const model of MODELS) {
    const ours = sorted.filter((run) => run.model === model);
    const tables = ours.map(({ run }) => table(read(`real-runs/${run}.csv`), run));
    for (const column of STEP_COLUMNS[model])
      own(FILES.steps(model, column), `real-runs/${model}__*.csv, column ${column}`, columnLines(tables, column));
    const evaluations = ours.map(({ run }) => evaluationText(run, read(`real-runs/${run}.eval.csv`)));
    own(FILES.evaluations(model), `real-runs/${model}__*.eval.csv`, evaluations.join('\n'));
  }

  const logs = (JSON.parse(read('public-logs/INDEX.json')) as { runs: PublicLog[] }).runs.filter(isNeeded);
  own(FILES.logs, 'public-logs/INDEX.json', JSON.stringify(logs));
  for (const { id, source: origin, license } of logs) {
    write(FILES.log(id), read(`public-logs/${id}.csv`));
    const { repo, path, commit } = origin;
    provenance.push({ file: FILES.log(id), repository: `github.com/${repo}`, path, commit, licence: license });
  }
  writeFileSync(join(target, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`);
  writeFileSync(join(target, 'PROVENANCE.md'), provenancePage(provenance));
  stdout.write(`packed ${runs.length} recorded runs and ${logs.length} public logs\n`);
}

/** Brotli with a window of 16 MB: a run repeats its control's text up to the onset, and then costs nothing. */
function packed(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function table(text: string, run: string): Table {
  const [header, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','));
  const at = header!.indexOf('step');
  const astray = rows.findIndex((row, i) => row[at] !== String(i + 1));
  if (astray >= 0) throw invalid(`step of ${run}`, `${rows[astray]![at]} in row ${astray + 1} (steps count from 1)`);
  return { header: header!, rows };
}

/** One line a run, one value a step, as they are written in the source. */
function columnLines(tables: readonly Table[], column: string): string {
  const line = ({ header, rows }: Table): string => {
    const at = header.indexOf(column);
    if (at < 0) throw missing('column', column);
    return rows.map((row) => row[at]).join(' ');
  };
  return tables.map(line).join('\n');
}

/** Lines `run`, `steps …`, then `metric slice value …` with `-` where a reading is absent. */
function evaluationText(run: string, text: string): string {
  const readings = new Map<string, Map<string, string>>();
  const steps = new Set<string>();
  for (const row of text.trimEnd().split('\n').slice(1)) {
    const [step, slice, metric, value] = row.split(',');
    const key = `${metric} ${slice}`;
    const series = readings.get(key) ?? new Map<string, string>();
    series.set(step!, value!);
    readings.set(key, series);
    steps.add(step!);
  }
  const grid = [...steps].sort((a, b) => Number(a) - Number(b));
  const lines = [...readings]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, series]) => `${key} ${grid.map((step) => series.get(step) ?? '-').join(' ')}`);
  return [`run ${run}`, `steps ${grid.join(' ')}`, ...lines].join('\n');
}

const [, , source, target] = argv;
try {
  if (source === undefined) throw missing('source folder', 'give the folder that holds real-runs and public-logs');
  build(source, target ?? here);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}

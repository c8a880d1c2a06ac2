import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { invalid, missing } from '../../core/errors.js';
import { readDataFiles } from '../../data-files.js';
import { RUN_FORMATS, type RunFormat } from '../../diagnose/importers/detect-format.js';
import { importRun, parseRunFormat } from '../../diagnose/importers/import-run.js';
import { readRunFiles } from '../../diagnose/importers/run-file.js';
import { loadDiagnostician, MODEL_FILE } from '../../diagnose/load-diagnostician.js';
import { loadFeatures } from '../../diagnose/load-features.js';
import { writeText } from '../../disk/write-text.js';
import { createLikelihoods } from '../../puzzle/investigation/likelihoods.js';
import { nextProbeFor } from '../../puzzle/investigation/next-probe.js';
import { diagnosisJson } from '../../report/diagnosis-json.js';
import { separationsOf } from '../../report/missing-panels.js';
import type { Report } from '../../report/report.js';
import { diagnosisText } from '../diagnosis-text.js';
import type { Effects } from '../effects.js';

const FORMAT_NAMES: Readonly<Record<RunFormat, string>> = {
  csv: 'CSV',
  'trainer-state': 'trainer_state.json',
  wandb: 'W&B CSV export',
  tensorboard: 'TensorBoard',
};

interface DiagnoseOptions {
  readonly format?: RunFormat;
  readonly eval?: string;
  readonly map?: readonly string[];
  readonly run?: string;
  readonly json?: boolean;
  readonly html?: string;
}

export function addDiagnose(program: Command, effects: Effects): void {
  program
    .command('diagnose')
    .description('Say what is likely wrong with a run of your own, and why.')
    .argument('<run>', 'CSV, trainer_state.json, W&B CSV export, TensorBoard event file, or a directory with one')
    .option('--format <format>', `${RUN_FORMATS.join(', ')}; told by the contents where absent`, parseRunFormat)
    .option('--eval <file>', 'evaluations in a file of their own (step, slice, metric, value)')
    .option('--map <theirs=ours>', 'what a column is, such as my_loss=train-loss; repeatable', collected)
    .option('--run <name>', 'the one to take where a file holds several runs')
    .option('--json', 'print JSON')
    .option('--html <file>', 'also write a report that opens in any browser')
    .addHelpText(
      'after',
      '\nExamples:\n  lossleuth diagnose run.csv\n  lossleuth diagnose run.csv --eval run.eval.csv --html report.html\n  lossleuth diagnose output/checkpoint-9000/trainer_state.json --json\n  lossleuth diagnose metrics.csv --map "my loss=train-loss" --map iter=step\n\nWhat the answer means and what it cannot know: docs/diagnose.md.',
    )
    .action(async (run: string, options: DiagnoseOptions) => {
      refuseToOverwrite(options.html, [run, options.eval]);
      const report = await reportOf(run, options, effects);
      if (options.html !== undefined) {
        // Charts take longer to load than a run to be diagnosed.
        const { reportPage } = await import('../../report/html/page.js');
        await writeText(options.html, await reportPage(report));
      }
      if (options.json) effects.print(`${JSON.stringify(diagnosisJson(report), null, 2)}\n`);
      else effects.print(diagnosisText(report) + (options.html === undefined ? '' : `Report: ${options.html}\n`));
    });
}

async function reportOf(run: string, options: DiagnoseOptions, effects: Effects): Promise<Report> {
  const { format, map, run: name } = options;
  const evaluation = options.eval === undefined ? undefined : await readRunFiles(options.eval);
  const imported = await importRun(await readRunFiles(run), { format, map, run: name, evaluation });
  if (!existsSync(join(effects.root, MODEL_FILE)))
    throw missing('diagnostician', `${join(effects.root, MODEL_FILE)} (run: npm run fit)`);
  const diagnostician = await loadDiagnostician(effects.root);
  const diagnosis = diagnostician.diagnose(imported.observation);
  const features = await loadFeatures();
  const { all, probes } = await effects.loadCatalogue();
  const likelihoods = createLikelihoods(readDataFiles(effects.root).likelihoods(), probes);
  return {
    source: basename(resolve(run)),
    format: FORMAT_NAMES[imported.format],
    notes: imported.notes,
    observation: imported.observation,
    diagnosis,
    causes: new Map(all.map(({ meta }) => [meta.id, meta])),
    nextProbe: nextProbeFor(diagnosis, probes, likelihoods),
    missing: separationsOf(diagnosis, diagnostician.model, (id) => features.get(id)?.panel),
  };
}

const collected = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** A report in the place of the run it is about would destroy the run. */
function refuseToOverwrite(html: string | undefined, inputs: readonly (string | undefined)[]): void {
  if (html === undefined) return;
  for (const input of inputs)
    if (input !== undefined && resolve(input) === resolve(html))
      throw invalid('report file', `${html} (it is what is to be read)`);
}

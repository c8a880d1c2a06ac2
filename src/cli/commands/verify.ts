import type { Command } from 'commander';
import { readDataFiles } from '../../data-files.js';
import { loadDiagnostician } from '../../diagnose/load-diagnostician.js';
import { readKey, readPack } from '../../pack/read.js';
import { verifyPack } from '../../pack/verify.js';
import type { Effects } from '../effects.js';
import { factoryOf } from '../factory.js';
import type { Finish } from '../main.js';
import { startProgress } from '../progress.js';

interface VerifyOptions {
  readonly pack: string;
  readonly key: string;
  readonly json?: boolean;
}

export function addVerify(program: Command, effects: Effects, finish: Finish): void {
  program
    .command('verify')
    .description('Check that a key belongs to its pack and that its labels are true, by simulating every puzzle again.')
    .requiredOption('--pack <file>', 'pack.jsonl or pack.jsonl.gz')
    .requiredOption('--key <file>', 'pack.key.jsonl')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  lossleuth verify --pack packs/exam/pack.jsonl --key packs/exam/pack.key.jsonl\n\nExit code 1 when anything is wrong.',
    )
    .action(async (options: VerifyOptions) => {
      const pack = await readPack(options.pack);
      const key = await readKey(options.key);
      const factory = factoryOf(
        pack.manifest.recipe,
        readDataFiles(effects.root),
        await effects.loadCatalogue(),
        await loadDiagnostician(effects.root),
      );
      const progress = startProgress(effects, 'verifying', pack.puzzles.length);
      const report = await verifyPack({
        pack,
        key,
        factory,
        onProgress: (done) => progress.update(done),
        signal: effects.interrupted,
      }).finally(() => progress.stop());
      finish(report.ok ? 0 : 1);
      if (options.json) {
        effects.print(`${JSON.stringify(report, null, 2)}\n`);
        return;
      }
      for (const { check, puzzle, detail } of report.failures)
        effects.print(`${puzzle === null ? 'pack' : puzzle}: invalid ${check}: ${detail}\n`);
      effects.print(
        report.ok
          ? `${report.checked} puzzles simulated again: every commitment and every byte agrees\n`
          : `${report.failures.length} ${report.failures.length === 1 ? 'check' : 'checks'} failed, ${report.checked} puzzles simulated again\n`,
      );
    });
}

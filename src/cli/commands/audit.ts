import type { Command } from 'commander';
import { readDataFiles } from '../../data-files.js';
import { audit } from '../../pack/audit/audit.js';
import { announceWith } from '../../pack/audit/lines.js';
import { readAudit } from '../../pack/audit/read.js';
import { auditText } from '../audit-text.js';
import type { Effects } from '../effects.js';
import type { Finish } from '../main.js';
import { type Progress, startProgress } from '../progress.js';

interface AuditOptions {
  readonly pack: string;
  readonly key: string;
  readonly json?: boolean;
}

export function addAudit(program: Command, effects: Effects, finish: Finish): void {
  program
    .command('audit')
    .description('Test whether the causes of a pack leak from anything but the evidence, and try dumb programs on it.')
    .requiredOption('--pack <file>', 'pack.jsonl or pack.jsonl.gz')
    .requiredOption('--key <file>', 'pack.key.jsonl')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  lossleuth audit --pack packs/exam/pack.jsonl --key packs/exam/pack.key.jsonl\n\nExit code 1 where something leaks. docs/audit.md says what is tested; some 500 puzzles are needed to see much.',
    )
    .action(async (options: AuditOptions) => {
      const announce = announceWith(readDataFiles(effects.root), await effects.loadCatalogue());
      const files = { packPath: options.pack, keyPath: options.key };
      const signal = effects.interrupted;
      const read = await withBar(effects, 'reading', (onProgress) =>
        readAudit({ ...files, announce, onProgress, signal }),
      );
      const report = await withBar(effects, 'permuting', (onProgress) => audit({ ...read, onProgress, signal }));
      finish(report.ok ? 0 : 1);
      effects.print(options.json ? `${JSON.stringify(report, null, 2)}\n` : auditText(report));
    });
}

/** Shows a bar once the length of the work is known. */
async function withBar<T>(
  effects: Effects,
  label: string,
  work: (onProgress: (done: number, count: number) => void) => Promise<T>,
): Promise<T> {
  let bar: Progress | undefined;
  const onProgress = (done: number, count: number): void => {
    bar ??= startProgress(effects, label, count);
    bar.update(done);
  };
  return work(onProgress).finally(() => bar?.stop());
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { missing } from '../../core/errors.js';
import type { Effects } from '../effects.js';

export function addExplain(program: Command, effects: Effects): void {
  program
    .command('explain')
    .description('Print the manual page of a fault or control.')
    .argument('<id>', 'id from `lossleuth faults`')
    .option('--json', 'print the catalogue entry and the page as JSON')
    .addHelpText('after', '\nExamples:\n  lossleuth explain lr-spike\n  lossleuth explain healthy | less')
    .action(async (id: string, options: { json?: boolean }) => {
      const fault = (await effects.loadCatalogue()).get(id);
      const path = join(effects.root, 'static', 'manual', `${fault.meta.id}.md`);
      if (!existsSync(path)) throw missing('manual page', path);
      const page = readFileSync(path, 'utf8');
      if (!options.json) effects.print(page);
      else
        effects.print(
          `${JSON.stringify({ ...fault.meta, dose: fault.dose, signature: fault.signature, page }, null, 2)}\n`,
        );
    });
}

import type { Command } from 'commander';
import { readDataFiles } from '../../data-files.js';
import type { Effects } from '../effects.js';
import { table } from '../table.js';

export function addScenarios(program: Command, effects: Effects): void {
  program
    .command('scenarios')
    .description('List scenarios (healthy runs as data) and pack recipes.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  lossleuth scenarios\n  lossleuth scenarios --json')
    .action((options: { json?: boolean }) => {
      const { scenarios, recipes } = readDataFiles(effects.root);
      if (options.json) {
        effects.print(`${JSON.stringify({ scenarios, recipes }, null, 2)}\n`);
        return;
      }
      effects.print(
        table([
          ['SCENARIO', 'STEPS', 'BATCH', 'TITLE'],
          ...scenarios.map(({ id, window, batch, title }) => [
            id,
            String(window.steps),
            `${batch.size.toLocaleString('en-GB')} ${batch.unit}`,
            title,
          ]),
        ]),
      );
      effects.print(
        `\n${table([['RECIPE', 'PUZZLES', 'TITLE'], ...recipes.map(({ id, count, title }) => [id, String(count), title])])}`,
      );
    });
}

import type { Command } from 'commander';
import { readDataFiles } from '../../data-files.js';
import type { Effects } from '../effects.js';
import { table } from '../table.js';

export function addFaults(program: Command, effects: Effects): void {
  program
    .command('faults')
    .description('List faults and controls, with the scenarios they can occur in.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  lossleuth faults\n  lossleuth faults --json | jq ".[].id"')
    .action(async (options: { json?: boolean }) => {
      const catalogue = await effects.loadCatalogue();
      const { scenarios } = readDataFiles(effects.root);
      const rows = catalogue.all.map((fault) => ({
        id: fault.meta.id,
        name: fault.meta.name,
        family: fault.meta.family,
        skills: fault.meta.skills,
        summary: fault.meta.summary,
        scenarios: scenarios.filter((scenario) => fault.excludedFrom(scenario) === null).map(({ id }) => id),
        confusableWith: fault.meta.confusableWith,
        sources: fault.meta.sources,
        dose: fault.dose,
      }));
      if (options.json) effects.print(`${JSON.stringify(rows, null, 2)}\n`);
      else
        effects.print(
          table([
            ['ID', 'FAMILY', 'SKILLS', 'SUMMARY'],
            ...rows.map(({ id, family, skills, summary }) => [id, family, skills.join(' '), summary]),
          ]),
        );
    });
}

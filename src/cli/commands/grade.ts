import type { Command } from 'commander';
import { formatGradeReport } from '../../pack/format-report.js';
import { gradePack } from '../../pack/grade-pack.js';
import { readKey, readPackIndex } from '../../pack/read.js';
import { readAnswers } from '../../pack/read-answers.js';
import type { Effects } from '../effects.js';

interface GradeOptions {
  readonly pack: string;
  readonly key: string;
  readonly answers: string;
  readonly json?: boolean;
}

export function addGrade(program: Command, effects: Effects): void {
  program
    .command('grade')
    .description('Grade an answers file against the hidden labels of a pack.')
    .requiredOption('--pack <file>', 'pack.jsonl or pack.jsonl.gz')
    .requiredOption('--key <file>', 'pack.key.jsonl')
    .requiredOption('--answers <file>', 'answers.jsonl')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  lossleuth grade --pack packs/exam/pack.jsonl --key packs/exam/pack.key.jsonl --answers answers.jsonl\n\nScores are explained in docs/scoring.md.',
    )
    .action(async (options: GradeOptions) => {
      const pack = await readPackIndex(options.pack);
      const key = await readKey(options.key);
      const answers = await readAnswers(options.answers, pack);
      const { all } = await effects.loadCatalogue();
      const skills = new Map(all.map(({ meta }) => [meta.id, meta.skills]));
      const report = gradePack({ pack, key, answers, skillsOf: (cause) => skills.get(cause) });
      effects.print(options.json ? `${JSON.stringify(report, null, 2)}\n` : formatGradeReport(report));
    });
}

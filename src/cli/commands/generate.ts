import type { Command } from 'commander';
import { readDataFiles } from '../../data-files.js';
import { loadDiagnostician } from '../../diagnose/load-diagnostician.js';
import { TIERS } from '../../diagnose/tier.js';
import { type WrittenPack, writePack } from '../../pack/write.js';
import { packSecret } from '../../puzzle/seal.js';
import type { Effects } from '../effects.js';
import { factoryOf } from '../factory.js';
import { list, wholeNumber } from '../options.js';
import { startProgress } from '../progress.js';

interface GenerateOptions {
  readonly out: string;
  readonly seed?: string;
  readonly count?: number;
  readonly faults?: string[];
  readonly tier?: number;
  readonly answersTemplate?: boolean;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

export function addGenerate(program: Command, effects: Effects): void {
  program
    .command('generate')
    .description('Generate a pack: pack.jsonl to hand out, pack.key.jsonl to keep.')
    .argument('<recipe>', 'recipe from `lossleuth scenarios`')
    .requiredOption('--out <directory>', 'folder for the files')
    .option('--seed <text>', 'reproducible practice pack; without it the pack is sealed with a random secret')
    .option('--count <n>', 'number of puzzles', wholeNumber('count', 1, 100_000))
    .option('--tier <n>', 'only puzzles this hard: 1 is plain to see, 5 hides', wholeNumber('tier', 1, 5))
    .option('--faults <ids>', 'draw from these faults alone (and healthy runs), separated by commas', list)
    .option('--answers-template', 'also write answers.jsonl to fill in')
    .option('--overwrite', 'replace an existing pack')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  lossleuth generate starter --out packs/monday --seed 42\n  lossleuth generate mixed --out packs/exam --count 100 --answers-template\n  lossleuth generate mixed --out packs/lr --faults lr-spike,lr-decay-early',
    )
    .action(async (recipeId: string, options: GenerateOptions) => {
      const files = readDataFiles(effects.root);
      const named = files.recipe(recipeId);
      const recipe = {
        ...named,
        ...(options.faults && { faults: options.faults }),
        ...(options.tier && { tiers: TIERS.map((tier) => (tier === options.tier ? 1 : 0)) }),
      };
      const factory = factoryOf(recipe, files, await effects.loadCatalogue(), await loadDiagnostician(effects.root));
      const count = options.count ?? recipe.count;
      const progress = startProgress(effects, 'generating', count);
      try {
        const written = await writePack({
          directory: options.out,
          factory,
          recipe,
          secret: packSecret(options.seed === undefined ? {} : { seed: options.seed, recipe }),
          sealed: options.seed === undefined,
          count,
          answersTemplate: options.answersTemplate,
          overwrite: options.overwrite,
          signal: effects.interrupted,
          onProgress: (done) => progress.update(done),
        });
        progress.stop();
        if (options.json) effects.print(`${JSON.stringify({ ...written, sealed: options.seed === undefined })}\n`);
        else
          effects.print(
            [
              `${written.count} puzzles in ${written.packPath}`,
              `answer keys in ${written.keyPath} (secret)`,
              droppedSentence(written),
              `tiers 1 to 5: ${written.tiers.join(', ')}`,
              ...(written.answersPath === undefined ? [] : [`answers to fill in: ${written.answersPath}`]),
              '',
            ].join('\n'),
          );
      } finally {
        progress.stop();
      }
    });
}

/** How many runs were drawn, and why the others are no puzzles. */
function droppedSentence({ draws, count, dropped }: WrittenPack): string {
  const unfair = dropped['not-identifiable'] + dropped['not-visible'];
  const share = Math.round((100 * unfair) / draws);
  return (
    `${draws} runs drawn for ${count} puzzles; dropped as unfair: ${dropped['not-identifiable']} that all evidence could not ` +
    `identify and ${dropped['not-visible']} that nothing showed (${share} %); ${dropped['other-tier']} fair ones of another tier`
  );
}

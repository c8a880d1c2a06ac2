import type { Command } from 'commander';
import { type Agent, commandAgent } from '../../agents/agent.js';
import { bench, checkBench } from '../../agents/bench.js';
import { FEWEST_POINTS } from '../../agents/compact.js';
import { formatBench, resultLine } from '../../agents/format-bench.js';
import { launchOf } from '../../agents/launch-of.js';
import { REFERENCE, referenceAgent } from '../../agents/reference-agent.js';
import type { Conditions } from '../../agents/report.js';
import { openResultsFile } from '../../agents/results-file.js';
import { missing } from '../../core/errors.js';
import { readDataFiles } from '../../data-files.js';
import { loadDiagnostician } from '../../diagnose/load-diagnostician.js';
import { readKey, readPack } from '../../pack/read.js';
import type { Effects } from '../effects.js';
import { factoryOf, marketsOf } from '../factory.js';
import type { Finish } from '../main.js';
import { decimal, wholeNumber } from '../options.js';

interface BenchOptions {
  readonly pack: string;
  readonly key: string;
  readonly agent: string;
  readonly points: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly env?: string[];
  readonly reveal?: boolean;
  readonly out?: string;
  readonly resume?: boolean;
  readonly json?: boolean;
}

export function addBench(program: Command, effects: Effects, finish: Finish): void {
  program
    .command('bench')
    .description('Have a program diagnose every puzzle of a pack, sell it probes, and grade it.')
    .requiredOption('--pack <file>', 'pack.jsonl or pack.jsonl.gz')
    .requiredOption('--key <file>', 'pack.key.jsonl')
    .requiredOption(
      '--agent <command>',
      'program and its words, started for each puzzle without a shell; or `reference`',
    )
    .option('--points <n>', 'most points of a series', wholeNumber('points', FEWEST_POINTS, 100_000), 200)
    .option('--seconds <s>', 'for each puzzle', decimal('seconds', 0.1, 86_400), 60)
    .option('--bytes <n>', 'of output for each puzzle', wholeNumber('bytes', 100, 1_000_000_000), 1_000_000)
    .option('--env <name>', 'pass a variable of yours to the agent besides PATH; may be repeated', collected)
    .option('--reveal', 'tell the agent its grade after each answer')
    .option('--out <file>', 'write each result to a new file of JSON lines as it comes')
    .option('--resume', 'go on with the file of --out where it is there')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      "\nExamples:\n  lossleuth bench --pack packs/exam/pack.jsonl --key packs/exam/pack.key.jsonl --agent 'node examples/agents/thresholds.mjs'\n  lossleuth bench --pack packs/exam/pack.jsonl --key packs/exam/pack.key.jsonl --agent reference --json\n\nHow to write an agent is told in docs/agents.md. The limits are there for fairness: an agent is not kept in a sandbox.",
    )
    .action(async (options: BenchOptions) => {
      const pack = await readPack(options.pack);
      const key = await readKey(options.key);
      checkBench(pack, key);
      const files = readDataFiles(effects.root);
      const catalogue = await effects.loadCatalogue();
      const diagnostician = await loadDiagnostician(effects.root);
      const factory = factoryOf(pack.manifest.recipe, files, catalogue, diagnostician);
      const reference = options.agent === REFERENCE;
      const agent = reference
        ? referenceAgent(diagnostician, marketsOf(files, catalogue))
        : programAgent(options, effects);
      const conditions = conditionsOf(agent, options, reference);
      const { out, json, resume = false } = options;
      if (resume && out === undefined) throw missing('option', '--out <file> (--resume goes on with it)');
      const results = out === undefined ? null : await openResultsFile(out, pack, conditions, resume);
      const skills = new Map(catalogue.all.map(({ meta }) => [meta.id, meta.skills]));
      let ended = results?.before.size ?? 0;
      const report = await bench({
        pack,
        key,
        factory,
        agent,
        conditions,
        ...(results && { before: results.before }),
        skillsOf: (cause) => skills.get(cause),
        interrupted: effects.interrupted,
        onResult: async (result, done) => {
          ended += 1;
          effects.warn(resultLine(result, done, pack.puzzles.length));
          await results?.add(result);
        },
      }).finally(() => results?.close());
      if (report === null) {
        const kept = out === undefined ? 'no report was made' : `the results so far are in ${out}`;
        effects.warn(`lossleuth: interrupted after ${ended} of ${pack.puzzles.length} puzzles; ${kept}\n`);
        finish(1);
      } else effects.print(json ? `${JSON.stringify(report, null, 2)}\n` : formatBench(report));
    });
}

function programAgent({ agent, env, seconds, bytes, points }: BenchOptions, effects: Effects): Agent {
  const { endGroup, interrupted, environment } = effects;
  return commandAgent({
    ...launchOf(agent, environment, env ?? []),
    limits: { seconds, bytes },
    points,
    endGroup,
    interrupted,
  });
}

/** An agent that is no program has neither limits nor an environment. */
function conditionsOf(agent: Agent, options: BenchOptions, reference: boolean): Conditions {
  const { env = [], seconds, bytes, points, reveal = false } = options;
  const { name } = agent;
  return reference
    ? { agent: name, environment: [], limits: null, points: null, reveal: false }
    : { agent: name, environment: ['PATH', ...env], limits: { seconds, bytes }, points, reveal };
}

function collected(name: string, before: readonly string[] = []): string[] {
  return [...before, name];
}

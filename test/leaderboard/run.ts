import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, execPath, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { type Agent, commandAgent } from '../../src/agents/agent.js';
import { bench } from '../../src/agents/bench.js';
import type { Conversation } from '../../src/agents/conversation.js';
import { resultLine } from '../../src/agents/format-bench.js';
import { REFERENCE, referenceAgent } from '../../src/agents/reference-agent.js';
import type { BenchReport } from '../../src/agents/report.js';
import { loadCatalogue } from '../../src/catalogue.js';
import { factoryOf, marketsOf } from '../../src/cli/factory.js';
import { readDataFiles } from '../../src/data-files.js';
import { loadDiagnostician } from '../../src/diagnose/load-diagnostician.js';
import { GENERATOR } from '../../src/pack/format.js';
import { type Pack, type PackKey, readKey, readPack } from '../../src/pack/read.js';
import { writePack } from '../../src/pack/write.js';
import { WHOLE_RUN } from '../../src/puzzle/puzzle.js';
import { packSecret } from '../../src/puzzle/seal.js';
import { endGroup, ROOT } from '../helpers/command-line.js';
import { type Board, leaderboardPage, type Row } from './page.js';
import { overhear, transcript } from './transcript.js';

/**
 * `npm run leaderboard [-- --count 60 --seed leaderboard]`: generates a pack of two recipes each, benches the example agents
 * and the reference, and writes docs/leaderboard.md and the transcript of docs/agents.md. The same seed writes the same pages.
 */
const { values } = parseArgs({
  args: argv.slice(2),
  options: { count: { type: 'string', default: '60' }, seed: { type: 'string', default: 'leaderboard' } },
});
const [count, seed] = [Number(values.count), values.seed];
/** The second has no puzzle that is plain to see, so that purchases decide. */
const RECIPES = ['mixed', 'investigation'];
const LIMITS = { seconds: 60, bytes: 1_000_000 };
const POINTS = 200;
const never = new AbortController().signal;

const files = readDataFiles(ROOT);
const catalogue = await loadCatalogue();
const diagnostician = await loadDiagnostician(ROOT);

const boards: Board[] = [];
for (const id of RECIPES) {
  const [pack, key] = await freshPack(id);
  const rows: Row[] = [];
  for (const [name, agent] of agents()) rows.push({ name, report: await benched(agent, pack, key) });
  boards.push({ recipe: id, rows, key });
  if (id === RECIPES[0]) await writeTranscript(pack, key, rows.find(({ name }) => name.includes('thresholds'))!.report);
}
writeFileSync(join(ROOT, 'docs', 'leaderboard.md'), leaderboardPage(boards, { count, seed, generator: GENERATOR }));

async function freshPack(id: string): Promise<[Pack, PackKey]> {
  const recipe = files.recipe(id);
  const directory = mkdtempSync(join(tmpdir(), 'lossleuth-leaderboard-'));
  try {
    const { packPath, keyPath } = await writePack({
      directory,
      factory: factoryOf(recipe, files, catalogue, diagnostician),
      recipe,
      secret: packSecret({ seed, recipe }),
      sealed: false,
      count,
      onProgress: (done) => stdout.write(`${id}: generated ${done}/${count}\r`),
    });
    return [await readPack(packPath), await readKey(keyPath)];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function agents(): [string, Agent][] {
  return [
    [`\`${REFERENCE}\``, referenceAgent(diagnostician, marketsOf(files, catalogue))],
    ['[thresholds](../examples/agents/thresholds.mjs)', example('thresholds')],
    ['knowing nothing', knowingNothing()],
    ['[random](../examples/agents/random.mjs)', example('random')],
  ];
}

function example(name: string, overheard?: (conversation: Conversation) => Conversation): Agent {
  return commandAgent({
    program: execPath,
    words: [join(ROOT, 'examples', 'agents', `${name}.mjs`)],
    environment: { PATH: env['PATH'] ?? '' },
    limits: LIMITS,
    points: POINTS,
    endGroup,
    interrupted: never,
    ...(overheard && { overheard }),
  });
}

async function benched(agent: Agent, pack: Pack, key: PackKey, reveal = false): Promise<BenchReport> {
  const factory = factoryOf(pack.manifest.recipe, files, catalogue, diagnostician);
  const conditions = { agent: agent.name, environment: ['PATH'], limits: LIMITS, points: POINTS, reveal };
  const onResult = (result: BenchReport['puzzles'][number], done: number): void => {
    stdout.write(`${agent.name.split('/').at(-1)}  ${resultLine(result, done, pack.puzzles.length)}`);
  };
  return (await bench({ pack, key, factory, agent, conditions, onResult, interrupted: never }))!;
}

/** One puzzle for which the thresholds buy something, told with its grade. */
async function writeTranscript(pack: Pack, key: PackKey, report: BenchReport): Promise<void> {
  const chosen = report.puzzles.findIndex(({ bought, cause }) => bought.length > 0 && cause.top1);
  const at = Math.max(0, chosen);
  const said: string[] = [];
  const agent = example('thresholds', (conversation) => overhear(conversation, said));
  const only = [
    { ...pack, puzzles: [pack.puzzles[at]!] },
    { ...key, keys: [key.keys[at]!] },
  ] as const;
  await benched(agent, ...only, true);
  const path = join(ROOT, 'docs', 'agents.md');
  const parts = readFileSync(path, 'utf8').split(/(?<=<!-- transcript -->\n)[\s\S]*(?=<!-- end of transcript -->)/);
  if (parts.length !== 2) throw new Error(`${path} has no place for the transcript`);
  writeFileSync(path, parts.join(`\n\`\`\`text\n${transcript(said)}\`\`\`\n\n`));
}

/** The answer that knows nothing, as `grade` has it. */
function knowingNothing(): Agent {
  return {
    name: 'knowing nothing',
    solve: async ({ puzzle, shop }) => ({
      outcome: 'answered',
      detail: 'It answered.',
      answer: { puzzle: puzzle.id, causes: {}, onset: 'none', where: WHOLE_RUN },
      bought: shop.bought(),
      seconds: 0,
      stderr: '',
    }),
  };
}

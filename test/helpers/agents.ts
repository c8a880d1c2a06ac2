import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandAgent } from '../../src/agents/agent.js';
import { bench } from '../../src/agents/bench.js';
import { launchOf } from '../../src/agents/launch-of.js';
import type { Conditions, PuzzleResult } from '../../src/agents/report.js';
import type { NOT_AVAILABLE } from '../../src/lab/probe.js';
import { type Pack, type PackKey, readKey, readPack } from '../../src/pack/read.js';
import type { PuzzleFactory } from '../../src/puzzle/factory.js';
import type { ProbeOffer } from '../../src/puzzle/puzzle.js';
import { endGroup } from './command-line.js';
import { fakeFactory } from './fake-factory.js';
import { writeFakePack } from './fake-pack.js';
import { temporaryDirectory } from './temporary-directory.js';

/** Programs that diagnose, written for a test, and packs of tiny puzzles to try them on. */

const offer = (id: string, gpuHours: number): ProbeOffer => {
  return { id, name: id, question: `Is it ${id}?`, kind: 'measurement', hours: 1, gpuHours };
};

/** The fake factory with three probes, the third of which cannot be paid with the second. */
export const sellingFactory: PuzzleFactory = {
  ...fakeFactory,
  generate(secret) {
    const draft = fakeFactory.generate(secret);
    const probes = [offer('cheap', 1), offer('fair', 4), offer('dear', 8), offer('gone', 2)];
    return { ...draft, puzzle: { ...draft.puzzle, probes, budget: 10 } };
  },
  probe: ({ key }, id): typeof NOT_AVAILABLE => ({
    finding: id === 'gone' ? 'not available' : 'a secret word',
    text: `${id} of ${key.puzzle}`,
    series: [{ label: 'nats', log: false, steps: [0, 5], lines: [{ name: 'this run', values: [1, 'NaN'] }] }],
    table: { columns: ['a'], rows: [['b']] },
  }),
};

export async function sellingPack(count = 2): Promise<{ pack: Pack; key: PackKey }> {
  const { packPath, keyPath } = await writeFakePack(temporaryDirectory(), { factory: sellingFactory, count });
  return { pack: await readPack(packPath), key: await readKey(keyPath) };
}

const PREAMBLE = `
import { createInterface } from 'node:readline';
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const hear = async () => JSON.parse((await lines.next()).value);
const say = (message) => process.stdout.write((typeof message === 'string' ? message : JSON.stringify(message)) + '\\n');
const message = await hear();
const { puzzle } = message;
const answer = { type: 'answer', causes: { healthy: 1 }, onset: 'none', where: 'whole-run' };
`;

/** The command of a program that has heard the puzzle, and can \`say\`, \`hear\` and give \`answer\`. */
export function agentCommand(body: string): string {
  const path = join(temporaryDirectory(), 'agent.mjs');
  writeFileSync(path, `${PREAMBLE}\n${body}\n`);
  return `"${process.execPath}" "${path}"`;
}

export interface Trial {
  readonly seconds?: number;
  readonly bytes?: number;
  readonly reveal?: boolean;
  readonly count?: number;
  readonly interrupted?: AbortSignal;
  readonly onResult?: (result: PuzzleResult) => void;
}

/** The report on an agent, or null after an interruption. */
export async function tryAgent(command: string, trial: Trial = {}) {
  const { seconds = 20, bytes = 100_000, reveal = false, count = 2, onResult = () => {} } = trial;
  const { pack, key } = await sellingPack(count);
  const interrupted = trial.interrupted ?? new AbortController().signal;
  const limits = { seconds, bytes };
  const launch = launchOf(command, process.env, []);
  const conditions: Conditions = { agent: command, environment: ['PATH'], limits, points: 20, reveal };
  const agent = commandAgent({ ...launch, limits, points: 20, endGroup, interrupted });
  return bench({ pack, key, factory: sellingFactory, agent, conditions, interrupted, onResult });
}

/** What became of each puzzle. */
export async function resultsOf(command: string, trial: Trial = {}): Promise<PuzzleResult[]> {
  return (await tryAgent(command, trial))!.puzzles;
}

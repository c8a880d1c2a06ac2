#!/usr/bin/env node
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from './catalogue.js';
import { execute } from './cli/main.js';

/** The only file that touches the process: streams, environment, signals and exit code. */
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // A second interruption does not wait for a tidy end.
    if (interruption.signal.aborted) process.exit(1);
    interruption.abort();
  });
// A closed pipe (`lossleuth … | head`) is the reader's choice, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`lossleuth: invalid output: standard output (${error.message})\n`);
  process.exit(2);
});

try {
  process.exitCode = await execute(process.argv.slice(2), {
    print: (text) => process.stdout.write(text),
    warn: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    root: fileURLToPath(new URL('..', import.meta.url)),
    dataDirectory: join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'lossleuth'),
    environment: process.env,
    endGroup: (leader) => {
      try {
        // Windows knows no groups.
        process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL');
      } catch (error) {
        // Gone, or another user's by now: on macOS also a group of which only the dead are left.
        if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      }
    },
    clock: () => new Date(),
    interrupted: interruption.signal,
    loadCatalogue,
  });
} catch (error) {
  const detail = process.env['LOSSLEUTH_DEBUG'] === undefined ? String(error) : (error as Error).stack;
  process.stderr.write(`lossleuth: a defect in lossleuth itself: ${detail}\n(LOSSLEUTH_DEBUG=1 shows where)\n`);
  process.exitCode = 2;
}

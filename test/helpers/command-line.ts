import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../src/catalogue.js';
import { execute } from '../../src/cli/main.js';

/** As bin.ts does. */
export function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Folder of the package. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface CommandResult {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs one command line in this process, with everything it prints collected. */
export async function run(
  argv: readonly string[],
  options: {
    readonly interrupted?: AbortSignal;
    readonly onPrint?: (text: string) => void;
    readonly root?: string;
  } = {},
): Promise<CommandResult> {
  let output = '';
  let errors = '';
  const code = await execute(argv, {
    print: (text) => {
      output += text;
      options.onPrint?.(text);
    },
    warn: (text) => {
      errors += text;
    },
    isTerminal: false,
    root: options.root ?? ROOT,
    dataDirectory: '/nonexistent/data',
    environment: process.env,
    endGroup,
    clock: () => new Date('2026-01-01T00:00:00Z'),
    interrupted: options.interrupted ?? new AbortController().signal,
    loadCatalogue,
  });
  return { code, output, errors };
}

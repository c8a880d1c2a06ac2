import { Command, CommanderError } from 'commander';
import { AppError, type ExitCode } from '../core/errors.js';
import { addAudit } from './commands/audit.js';
import { addBench } from './commands/bench.js';
import { addDiagnose } from './commands/diagnose.js';
import { addExplain } from './commands/explain.js';
import { addFaults } from './commands/faults.js';
import { addGenerate } from './commands/generate.js';
import { addGrade } from './commands/grade.js';
import { addPlay } from './commands/play.js';
import { addScenarios } from './commands/scenarios.js';
import { addSimulate } from './commands/simulate.js';
import { addVerify } from './commands/verify.js';
import type { Effects } from './effects.js';

/** What a command says when it is done; 1 where a check it made failed. */
export type Finish = (code: ExitCode) => void;

/**
 * Runs one command line.
 * @param argv words after the program's name
 * @returns 0 ok, 1 a check failed, 2 usage or bad input
 */
export async function execute(argv: readonly string[], effects: Effects): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram(effects, (finished) => {
    code = finished;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof AppError) {
      effects.warn(`lossleuth: ${error.message}\n`);
      return error.exitCode;
    }
    if (effects.interrupted.aborted) {
      effects.warn('lossleuth: interrupted; no file was written or changed\n');
      return 1;
    }
    throw error;
  }
}

function createProgram(effects: Effects, finish: Finish): Command {
  const program = new Command('lossleuth')
    .description('Practise debugging training runs on runs whose cause is known.')
    .exitOverride()
    .configureOutput({
      writeOut: effects.print,
      writeErr: effects.warn,
      outputError: (text, write) => write(`lossleuth: ${houseStyle(text)}`),
    })
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      '\nExit codes: 0 ok, 1 a check failed, 2 wrong usage or input.\n`lossleuth COMMAND --help` shows options and examples.',
    );
  for (const add of [
    addPlay,
    addGenerate,
    addGrade,
    addVerify,
    addBench,
    addAudit,
    addSimulate,
    addDiagnose,
    addFaults,
    addScenarios,
    addExplain,
  ])
    add(program, effects, finish);
  return program;
}

/** Commander says "error: unknown option '--x'"; the house says "unknown option: --x". */
function houseStyle(text: string): string {
  return text
    .replace(/^error: /, '')
    .replace(/^unknown (option|command) '([^']*)'/, 'unknown $1: $2')
    .replace(/^required option '([^']*)' not specified/, 'missing option: $1')
    .replace(/^missing required argument '([^']*)'/, 'missing argument: $1')
    .replace(/^option '([^']*)' argument missing/, 'missing value: $1');
}

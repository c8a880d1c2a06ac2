import type { Command } from 'commander';
import type { Catalogue } from '../../catalogue.js';
import { invalid, missing, unsupported } from '../../core/errors.js';
import { secretOfSeed } from '../../core/rng.js';
import { readDataFiles } from '../../data-files.js';
import { writeText } from '../../disk/write-text.js';
import { WHOLE_RUN } from '../../puzzle/puzzle.js';
import type { ResolvedInjection } from '../../run/causes.js';
import { resolveInjection } from '../../run/dose.js';
import type { Scenario } from '../../run/scenario.js';
import { simulate } from '../../run/simulate.js';
import type { Effects } from '../effects.js';
import { assignment, decimal } from '../options.js';
import { evaluationsAsCsv, stepsAsCsv, traceAsJsonLines } from '../trace-text.js';

const FORMATS = ['csv', 'jsonl'];

const DEFAULT_SEVERITY = 0.5;

interface SimulateOptions {
  readonly scenario: string;
  readonly fault?: string;
  readonly onset?: string;
  readonly severity?: number;
  readonly where?: string;
  readonly set?: Record<string, number>;
  readonly seed: string;
  readonly format: string;
  readonly out?: string;
}

export function addSimulate(program: Command, effects: Effects): void {
  program
    .command('simulate')
    .description('Simulate one run and print everything it records.')
    .requiredOption('--scenario <id>', 'scenario from `lossleuth scenarios`')
    .requiredOption('--seed <text>', 'seed of the random streams')
    .option('--fault <id>', 'fault or control from `lossleuth faults`')
    .option('--onset <step>', 'first step of the fault: a step, or a share such as 50%')
    .option('--severity <x>', 'from 0 (no fault) to 1; 0.5 where absent', decimal('severity', 0, 1))
    .option('--where <place>', 'domain or slice the fault acts on')
    .option('--set <key=value>', 'physical dose instead of the severity, such as factor=40; repeatable', assignment)
    .option('--format <format>', FORMATS.join(' or '), 'csv')
    .option('--out <file>', 'write to a file; csv also writes the evaluations beside it (run.csv, run.eval.csv)')
    .addHelpText(
      'after',
      '\nExamples:\n  lossleuth simulate --scenario llm-pretrain-7b --seed 7 > healthy.csv\n  lossleuth simulate --scenario llm-pretrain-7b --fault lr-spike --onset 50% --severity 0.8 --seed 7\n  lossleuth simulate --scenario vision-finetune --fault label-noise --onset 900 --set share=0.1 --seed 7 --format jsonl --out run.jsonl',
    )
    .action(async (options: SimulateOptions) => {
      if (!FORMATS.includes(options.format)) throw unsupported('format', `${options.format} (${FORMATS.join(' or ')})`);
      const scenario = readDataFiles(effects.root).scenario(options.scenario);
      const injections = injectionsOf(options, scenario, await effects.loadCatalogue());
      const trace = simulate({ scenario, injections, secret: secretOfSeed(options.seed) });
      const text = options.format === 'csv' ? stepsAsCsv(trace) : traceAsJsonLines(trace);
      if (options.out === undefined) {
        effects.print(text);
        return;
      }
      await writeText(options.out, text);
      if (options.format === 'csv')
        await writeText(`${options.out.replace(/\.csv$/, '')}.eval.csv`, evaluationsAsCsv(trace));
    });
}

function injectionsOf(options: SimulateOptions, scenario: Scenario, catalogue: Catalogue): ResolvedInjection[] {
  if (options.fault === undefined) {
    const alone = (['onset', 'severity', 'where', 'set'] as const).find((name) => options[name] !== undefined);
    if (alone !== undefined) throw missing('option', `--fault (--${alone} means nothing without it)`);
    return [];
  }
  const fault = catalogue.get(options.fault);
  if (options.onset === undefined) throw missing('option', '--onset (a step, or a share such as 50%)');
  const injection = {
    fault: fault.meta.id,
    onset: onsetOf(options.onset, scenario.window.steps),
    severity: options.severity ?? DEFAULT_SEVERITY,
    ...(options.set === undefined ? {} : { dose: options.set }),
    ...(options.where === undefined || options.where === WHOLE_RUN ? {} : { where: options.where }),
  };
  return [resolveInjection(fault, injection, scenario)];
}

function onsetOf(text: string, steps: number): number {
  const share = /^(\d+(?:\.\d+)?)%$/.exec(text);
  if (share !== null && Number(share[1]) < 100) return Math.floor((Number(share[1]) / 100) * steps);
  if (/^\d+$/.test(text) && Number(text) < steps) return Number(text);
  throw invalid('onset', `${text} (a step from 0 to ${steps - 1}, or a share from 0% to below 100%)`);
}

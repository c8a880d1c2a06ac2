import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { compileDashboard } from '../../charts/compile.js';
import { missing } from '../../core/errors.js';
import { readDataFiles } from '../../data-files.js';
import { loadDiagnostician } from '../../diagnose/load-diagnostician.js';
import { readGlossary } from '../../glossary.js';
import { createManual } from '../../manual.js';
import { gradeAnswer } from '../../puzzle/grade.js';
import { manualPicture } from '../../puzzle/manual-picture.js';
import type { CauseWords } from '../../report/report.js';
import type { Fault } from '../../run/fault.js';
import { createApp } from '../../server/app.js';
import { diagnoseInWorker } from '../../server/diagnose/in-worker.js';
import { hostsOf } from '../../server/hosts.js';
import { listen } from '../../server/listen.js';
import { openStore } from '../../store/open.js';
import type { Effects } from '../effects.js';
import { wholeNumber } from '../options.js';
import { practiceOf } from '../practice.js';

const LOOPBACK_NAME = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

interface PlayOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
}

export function addPlay(program: Command, effects: Effects): void {
  program
    .command('play')
    .description('Solve puzzles in the browser; attempts are kept on this machine.')
    .option('--port <n>', 'port, or the next free one', wholeNumber('port', 0, 65_535), 3000)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data <directory>', 'folder for attempts', effects.dataDirectory)
    .addHelpText('after', '\nExamples:\n  lossleuth play\n  lossleuth play --port 8080 --data ./attempts')
    .action(async (options: PlayOptions) => {
      const clientDirectory = join(effects.root, 'dist', 'client');
      if (!existsSync(join(clientDirectory, 'index.html')))
        throw missing('browser client', `${clientDirectory} (run: npm run build)`);
      const files = readDataFiles(effects.root);
      const catalogue = await effects.loadCatalogue();
      const diagnostician = await loadDiagnostician(effects.root);
      const dashboards = { light: compileDashboard('light'), dark: compileDashboard('dark') };
      const glossary = readGlossary(effects.root);
      // Pictures come from what is played, where the cause can occur there.
      const simulated = files.recipes.filter(({ recorded }) => recorded === undefined);
      const played = simulated.flatMap((recipe) => recipe.scenarios.map(files.scenario));
      const manual = createManual({
        root: effects.root,
        subjects: catalogue.all.map(({ meta }) => meta),
        picture: (id) => manualPicture(catalogue.get(id), [...played, ...files.scenarios]),
      });
      const causes = new Map(catalogue.all.map(({ meta }) => [meta.id, meta]));
      const store = await openStore({ directory: options.data, clock: effects.clock });
      try {
        const practice = practiceOf(files, catalogue, diagnostician, store.practiceSecret());
        practice.prepare(await store.nextNumber());
        let hosts: readonly string[] = [];
        const app = createApp({
          practice,
          store,
          grade: ({ puzzle, key }, answer, prior) =>
            gradeAnswer({
              key,
              answer,
              candidates: puzzle.candidates,
              prior,
              steps: puzzle.steps,
              places: puzzle.places,
            }),
          cause: (id) => causes.get(id) ?? null,
          charts: (theme) => dashboards[theme],
          manual,
          glossary: () => glossary,
          diagnose: diagnoseInWorker({
            root: effects.root,
            causes: new Map(catalogue.all.map(wordsOf)),
            // A thread takes data alone.
            probes: catalogue.probes.map(({ meta, findings }) => ({ meta, findings })),
            likelihoods: files.likelihoods(),
            // Built together with the client.
            worker: pathToFileURL(join(effects.root, 'dist', 'server', 'diagnose', 'worker.js')),
          }),
          clientDirectory,
          staticDirectory: join(effects.root, 'static'),
          hosts: () => hosts,
          report: (error) => effects.warn(`lossleuth: ${error instanceof Error ? error.stack : String(error)}\n`),
        });
        const listening = await listen(app, options);
        hosts = hostsOf(options.host, listening.port);
        effects.print(`lossleuth is at ${listening.url} (stop with Ctrl+C)\n`);
        if (!hosts.every((name) => LOOPBACK_NAME.test(name)))
          effects.warn('lossleuth: other machines can reach it, and all who do share one sequence of puzzles\n');
        await interruption(effects.interrupted);
        await listening.close();
      } finally {
        await store.close();
      }
    });
}

/** What is said of a cause; a thread takes data alone. */
function wordsOf({ meta: { id, name, summary, remedy } }: Fault): [string, CauseWords] {
  return [id, { name, summary, remedy }];
}

function interruption(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

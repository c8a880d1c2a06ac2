import { Worker } from 'node:worker_threads';
import { invalid } from '../../core/errors.js';
import type { KnownProbe } from '../../puzzle/investigation/next-probe.js';
import type { CauseWords } from '../../report/report.js';
import type { RunDiagnosis } from '../../report/run-diagnosis.js';
import { type Outcome, resultOf, traceOf } from './outcome.js';
import type { DiagnoseUpload, RunUpload } from './upload.js';

const TIME_LIMIT_MS = 30_000;
/** A text of 16 MB as numbers takes a tenth of this; a compressed one may take all of it. */
const MEMORY_LIMIT_MB = 1024;

interface Given {
  /** Folder of the package, which holds the fitted diagnostician. */
  readonly root: string;
  readonly causes: ReadonlyMap<string, CauseWords>;
  /** What is known of probes, as data, and what they found in simulated runs. */
  readonly probes: readonly KnownProbe[];
  readonly likelihoods: unknown;
}

/** What a thread is told at its start. */
export interface Task extends Given {
  readonly upload: RunUpload;
}

export interface InWorkerOptions extends Given {
  /** Module that the thread runs, compiled: what loads TypeScript does not reach into threads. */
  readonly worker: URL;
  readonly timeLimitMs?: number;
}

/**
 * Diagnoses in a thread of its own, a fresh one each time: reading a large file blocks for seconds, and meanwhile the server
 * answers. The thread ends with its answer, after the time limit, when its memory is used up, or when nobody waits for it.
 */
export function diagnoseInWorker(options: InWorkerOptions): DiagnoseUpload {
  const { root, causes, probes, likelihoods, worker, timeLimitMs = TIME_LIMIT_MS } = options;
  return (upload, gone) =>
    new Promise<RunDiagnosis>((resolve, reject) => {
      const thread = new Worker(worker, {
        workerData: { root, causes, probes, likelihoods, upload } satisfies Task,
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
        // Nothing it might print reaches the server's own output: it could quote the file.
        stdout: true,
        stderr: true,
      });
      const end = (settle: () => void) => {
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
        void thread.terminate();
        settle();
      };
      const fail = (error: unknown) => end(() => reject(error));
      const leave = () => fail(invalid('diagnosis', 'nobody waits for it'));
      const late = invalid('run', `it takes longer than ${timeLimitMs / 1000} s to read (keep fewer columns or rows)`);
      const timer = setTimeout(() => fail(late), timeLimitMs);
      thread.once('message', (outcome: Outcome<RunDiagnosis>) =>
        end(() => {
          try {
            resolve(resultOf(outcome));
          } catch (error) {
            reject(error);
          }
        }),
      );
      thread.once('error', (error: NodeJS.ErrnoException) =>
        fail(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? invalid('run', 'it takes too much memory to read (keep fewer columns or rows)')
            : new Error(`diagnosing a run failed: ${traceOf(error)}`),
        ),
      );
      thread.once('exit', (code) => fail(new Error(`diagnosing a run ended without an answer, code ${code}`)));
      gone.addEventListener('abort', leave);
      if (gone.aborted) leave();
    });
}

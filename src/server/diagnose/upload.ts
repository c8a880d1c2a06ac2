import type { RunFile } from '../../diagnose/importers/run-file.js';
import type { RunDiagnosis } from '../../report/run-diagnosis.js';

/** A user's own run as it came over the wire: held in memory, never written, never reported. */
export interface RunUpload {
  readonly files: readonly RunFile[];
  /** Evaluations in files of their own. */
  readonly evaluation: readonly RunFile[];
  /** `theirs=ours` pairs for columns with names of their own. */
  readonly map: readonly string[];
  /** The run to take where a file holds several; null: it was not said. */
  readonly run: string | null;
}

/** @throws AppError for a run that cannot be read or weighed. @param gone aborted when nobody waits for the answer any more */
export type DiagnoseUpload = (upload: RunUpload, gone: AbortSignal) => Promise<RunDiagnosis>;

import { postRun, type RunDiagnosis } from '../api.js';
import { type ChosenFile, obstacle, uploadOf } from './files.js';

/** What the page is doing with the files of a run. */
export interface Workplace {
  /** The last run that was diagnosed; it stays until another one is. */
  readonly result: { readonly files: readonly ChosenFile[]; readonly found: RunDiagnosis } | null;
  /** What is being read now. */
  readonly working: readonly ChosenFile[] | null;
  /** What could not be read, and why; null once something else is tried. */
  readonly failure: { readonly files: readonly ChosenFile[]; readonly message: string } | null;
  /** Columns with names of their own, as they were typed. */
  readonly map: readonly string[];
}

/** Kept for the page, not for its view: a look into the manual must not cost the result. */
let current: Workplace = { result: null, working: null, failure: null, map: [] };
const listeners = new Set<() => void>();
let leaving = new AbortController();

function change(part: Partial<Workplace>): void {
  current = { ...current, ...part };
  for (const listener of listeners) listener();
}

export const workplace = (): Workplace => current;

export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Sends files to the server; what was on its way before is given up. */
export async function diagnose(files: readonly ChosenFile[], map: readonly string[]): Promise<void> {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  change({ working: files, failure: null, map });
  const fail = (message: string) => {
    if (!signal.aborted) change({ working: null, failure: { files, message } });
  };
  const reason = await obstacle(files);
  if (signal.aborted) return;
  if (reason !== null) {
    fail(reason);
    return;
  }
  const { query, body } = uploadOf(files, map);
  try {
    const found = await postRun(query, body, signal);
    if (!signal.aborted) change({ working: null, result: { files, found } });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

/** Says why files were not even sent. */
export function refuse(message: string): void {
  change({ failure: { files: [], message } });
}

/** Gives up what is on its way. */
export function cancel(): void {
  leaving.abort();
  change({ working: null });
}

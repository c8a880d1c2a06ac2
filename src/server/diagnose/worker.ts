import { parentPort, workerData } from 'node:worker_threads';
import { loadDiagnostician } from '../../diagnose/load-diagnostician.js';
import { diagnoseUpload } from './diagnose-upload.js';
import { outcomeOf } from './outcome.js';
import type { RunUpload } from './upload.js';

/** A thread's whole work: one upload, told to it at its start. */
const { root, upload } = workerData as { readonly root: string; readonly upload: RunUpload };
parentPort?.postMessage(await outcomeOf(async () => diagnoseUpload(await loadDiagnostician(root), upload)));

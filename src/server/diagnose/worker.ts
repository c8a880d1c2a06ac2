import { parentPort, workerData } from 'node:worker_threads';
import { loadDiagnostician } from '../../diagnose/load-diagnostician.js';
import { loadFeatures } from '../../diagnose/load-features.js';
import { createLikelihoods } from '../../puzzle/investigation/likelihoods.js';
import { diagnoseUpload } from './diagnose-upload.js';
import type { Task } from './in-worker.js';
import { outcomeOf } from './outcome.js';

/** A thread's whole work: one upload, told to it at its start. */
const { root, causes, probes, likelihoods: file, upload } = workerData as Task;
parentPort?.postMessage(
  await outcomeOf(async () => {
    const [diagnostician, features] = await Promise.all([loadDiagnostician(root), loadFeatures()]);
    const likelihoods = createLikelihoods(file, probes);
    return diagnoseUpload({ diagnostician, features, causes, probes, likelihoods }, upload);
  }),
);

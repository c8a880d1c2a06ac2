import { loadCatalogue } from '../../src/catalogue.js';
import { createStream } from '../../src/core/rng.js';
import { readDataFiles } from '../../src/data-files.js';
import { fitHead } from '../../src/diagnose/fit/fit-head.js';
import { measure } from '../../src/diagnose/fit/measure.js';
import { loadFeatures } from '../../src/diagnose/load-features.js';
import { drawDeadPanel, drawNuisance } from '../../src/puzzle/nuisance.js';
import { root } from '../helpers/runs.js';
import type { DrawJob, HeadJob } from './workers.js';

/** One of several processes that draw and measure runs, and fit heads; it is sent jobs and answers with what came of them. */
const { all: faults } = await loadCatalogue();
const { scenarios } = readDataFiles(root);
const features = [...(await loadFeatures()).values()];

process.on('message', (job: DrawJob | HeadJob) => {
  process.send!('settings' in job ? fitHead(job.settings, job.data) : drawn(job));
});

function drawn({ names, varied, only, onset }: DrawJob) {
  const chosen = scenarios.filter(({ id }) => only === null || only === id);
  const nuisance = (secret: string, steps: number) => ({
    ...drawNuisance(createStream(secret, ['nuisance']), steps),
    deadPanel: drawDeadPanel(createStream(secret, ['dead-panel'])),
  });
  const options = { scenarios: chosen, faults, varied, nuisance };
  return names.map((name) => measure(name, options, features, onset ?? undefined));
}

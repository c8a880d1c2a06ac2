import { loadCatalogue } from '../../src/catalogue.js';
import { createStream } from '../../src/core/rng.js';
import { readDataFiles } from '../../src/data-files.js';
import { measure } from '../../src/diagnose/fit/measure.js';
import { loadFeatures } from '../../src/diagnose/load-features.js';
import { drawNuisance } from '../../src/puzzle/nuisance.js';
import { root } from '../helpers/runs.js';
import type { Job } from './draw.js';

/** One of several processes that draw and measure runs; it is sent jobs and answers with what it measured. */
const { all: faults } = await loadCatalogue();
const { scenarios } = readDataFiles(root);
const features = [...(await loadFeatures()).values()];

process.on('message', ({ names, varied, only, onset }: Job) => {
  const chosen = scenarios.filter(({ id }) => only === null || only === id);
  const nuisance = (secret: string, steps: number) => drawNuisance(createStream(secret, ['nuisance']), steps);
  process.send!(
    names.map((name) => measure(name, { scenarios: chosen, faults, varied, nuisance }, features, onset ?? undefined)),
  );
});

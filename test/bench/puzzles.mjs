import { loadCatalogue } from '../../dist/catalogue.js';
import { factoryOf } from '../../dist/cli/factory.js';
import { deriveSecret, secretOfSeed } from '../../dist/core/rng.js';
import { loadDiagnostician } from '../../dist/diagnose/load-diagnostician.js';
import { observe } from '../../dist/diagnose/observe.js';
import { FREE_PANELS } from '../../dist/diagnose/panels.js';
import { simulate } from '../../dist/run/simulate.js';

const WARM = 5;

/** Milliseconds that `work` takes. */
function cost(work) {
  const before = performance.now();
  work();
  return performance.now() - before;
}

const quantile = (values, share) => values.sort((a, b) => a - b)[Math.floor(share * values.length)];

/**
 * What puzzles take: making one with its fixes simulated, a certificate (features read and weighed twice), and a reading of a
 * probe, over all probes of every puzzle.
 */
export async function measurePuzzles(root, files, puzzles) {
  const catalogue = await loadCatalogue();
  const diagnostician = await loadDiagnostician(root);
  const factory = factoryOf(files.recipe('mixed'), files, catalogue, diagnostician);
  const made = [];
  const readings = [];
  for (let i = 0; i < WARM + puzzles; i++) {
    let draft;
    const time = cost(() => {
      draft = factory.generate(deriveSecret(secretOfSeed('bench'), ['puzzle', i]));
    });
    if (i < WARM) continue;
    made.push(time);
    for (const { id } of draft.puzzle.probes) readings.push(cost(() => factory.probe(draft, id)));
  }
  const certificates = [];
  for (const { id } of files.scenarios.slice(0, 4)) {
    const scenario = files.scenario(id);
    for (let round = 0; round < 8; round++) {
      const run = observe(simulate({ scenario, injections: [], secret: secretOfSeed(String(round)) }));
      certificates.push(
        cost(() => {
          const reading = diagnostician.read(run);
          diagnostician.weigh(reading, { scenario: id, panels: FREE_PANELS });
          diagnostician.weigh(reading, { scenario: id });
        }),
      );
    }
  }
  return {
    perSecond: (1000 * made.length) / made.reduce((sum, time) => sum + time, 0),
    reading: quantile(readings, 0.95),
    readings: readings.length,
    certificate: quantile(certificates, 0.5),
  };
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, root, scenarioOf } from '../helpers/runs.js';
import { calibrationDriftPicture } from './calibration-drift.js';
import { healthyPicture } from './healthy.js';
import { learningRatePicture } from './learning-rate-sweep.js';
import { pageOf } from './page.js';
import { spikePicture } from './spike.js';

/** `npm run pictures`: simulates what docs/engine.md shows, and draws it with the charts of the page into docs/images. */
const folder = join(root, 'docs', 'images');
const world = { catalogue, scenario: scenarioOf };

mkdirSync(folder, { recursive: true });
for (const make of [healthyPicture, learningRatePicture, spikePicture, calibrationDriftPicture]) {
  const picture = make(world);
  writeFileSync(join(folder, picture.file), await pageOf(picture));
}

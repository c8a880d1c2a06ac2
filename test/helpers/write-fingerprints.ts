import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprintsFile, fingerprintsText } from './fingerprints.js';
import { root } from './runs.js';

/** `npm run fingerprints`: writes test/golden/fingerprints.json from the engine. */
const file = join(root, fingerprintsFile);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, fingerprintsText());

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../src/catalogue.js';
import { readDataFiles } from '../../src/data-files.js';
import { loadDiagnostician } from '../../src/diagnose/load-diagnostician.js';
import { recordedSignatures } from '../reference/read.js';
import { compareAll } from './parts.js';
import { drawPictures } from './pictures.js';
import { qualityOfRecipe } from './quality.js';
import { writeReport } from './report.js';
import { summarise } from './summary.js';
import { compareTransfer } from './transfer.js';

/** `npm run validate`: compares the engine with real runs; writes docs/validation.md, .json and the pictures. */
const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const catalogue = await loadCatalogue();
const root = fileURLToPath(new URL('../../', import.meta.url));
const files = readDataFiles(root);
const { scenarios } = files;

/** Draws of each recipe that the diagnostician is judged on. */
const DRAWS = 2000;

const parts = compareAll(recordedSignatures(), scenarios, catalogue, {
  signatures: 8,
  laws: 64,
  textures: 16,
  incidents: 8,
});
const pictures = drawPictures({ scenarios, catalogue });
const diagnostician = await loadDiagnostician(root);
const reading = {
  transfer: compareTransfer(diagnostician),
  qualities: ['mixed'].map((id) => qualityOfRecipe(id, DRAWS, files, catalogue, diagnostician)),
};
const { page, json } = writeReport(parts, pictures, reading);
mkdirSync(join(docs, 'images'), { recursive: true });
for (const { file, svg } of pictures) writeFileSync(join(docs, 'images', file), svg);
writeFileSync(join(docs, 'validation.md'), page);
writeFileSync(join(docs, 'validation.json'), json);
const { signatures, laws } = summarise(parts);
stdout.write(
  `signs ${signatures.sign} of ${signatures.covered}, factor 2 ${signatures.factor2} of ${signatures.sized}, laws ${laws.inside} of ${laws.judged}: docs/validation.md\n`,
);

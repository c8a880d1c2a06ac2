import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../src/catalogue.js';
import { readDataFiles } from '../../src/data-files.js';
import { recordedSignatures } from '../reference/read.js';
import { compareAll } from './parts.js';
import { drawPictures } from './pictures.js';
import { writeReport } from './report.js';
import { summarise } from './summary.js';

/** `npm run validate`: compares the engine with real runs; writes docs/validation.md, .json and the pictures. */
const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const catalogue = await loadCatalogue();
const { scenarios } = readDataFiles(fileURLToPath(new URL('../../', import.meta.url)));

const parts = compareAll(recordedSignatures(), scenarios, catalogue, {
  signatures: 8,
  laws: 64,
  textures: 16,
  incidents: 8,
});
const pictures = drawPictures({ scenarios, catalogue });
const { page, json } = writeReport(parts, pictures);
mkdirSync(join(docs, 'images'), { recursive: true });
for (const { file, svg } of pictures) writeFileSync(join(docs, 'images', file), svg);
writeFileSync(join(docs, 'validation.md'), page);
writeFileSync(join(docs, 'validation.json'), json);
const { signatures, laws } = summarise(parts);
stdout.write(
  `signs ${signatures.sign} of ${signatures.covered}, factor 2 ${signatures.factor2} of ${signatures.sized}, laws ${laws.inside} of ${laws.judged}: docs/validation.md\n`,
);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDiagnostician, type Diagnostician } from './diagnostician.js';
import { loadFeatures } from './load-features.js';
import { parseModel } from './model.js';

/** The fitted model, relative to the package; `npm run fit` writes it. */
export const MODEL_FILE = 'scenarios/diagnostician.json';

/** @param root folder of the package */
export async function loadDiagnostician(root: string): Promise<Diagnostician> {
  const text = readFileSync(join(root, MODEL_FILE), 'utf8');
  return createDiagnostician(parseModel(JSON.parse(text), MODEL_FILE), await loadFeatures());
}

import { loadDiagnostician } from '../../src/diagnose/load-diagnostician.js';
import { root } from './runs.js';

/** The diagnostician of the repository. It is fitted anew with every engine: no test may rest on a probability it gives. */
export const diagnostician = await loadDiagnostician(root);

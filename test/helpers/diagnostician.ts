import type { Diagnostician } from '../../src/diagnose/diagnostician.js';
import { loadDiagnostician } from '../../src/diagnose/load-diagnostician.js';
import { root } from './runs.js';

/** The diagnostician of the repository. It is fitted anew with every engine: no test may rest on a probability it gives. */
export const diagnostician = await loadDiagnostician(root);

/** Finds every draw identifiable and visible: for tests that want any puzzle of any scenario, fair or not. */
export const trusting: Diagnostician = {
  ...diagnostician,
  effect: (...runs) => Math.max(2, diagnostician.effect(...runs)),
  weigh(...input) {
    const diagnosis = diagnostician.weigh(...input);
    return { ...diagnosis, causes: diagnosis.causes.map((cause) => ({ ...cause, probability: 1 })) };
  },
};

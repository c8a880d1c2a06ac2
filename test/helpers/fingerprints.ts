import { createHash } from 'node:crypto';
import type { Fault } from '../../src/run/fault.js';
import type { Scenario } from '../../src/run/scenario.js';
import { catalogue, publishedText, resolve, run, scenariosOf } from './runs.js';

/**
 * The promise: within one generator version (src/pack/format.ts), the published numbers of a seed never change, so a
 * seed in a bug report or a lesson means the same run for everyone. A change of the engine that changes numbers is
 * made on purpose: raise the generator version and run `npm run fingerprints`, which rewrites this file.
 */
export const fingerprintsFile = 'test/golden/fingerprints.json';

const SEED = 42;
const SEVERITY = 0.5;

/** First 16 hex digits of the SHA-256 of all published numbers of one run: the fault at half severity, seed 42. */
export function fingerprintOf(fault: Fault, scenario: Scenario): string {
  const [earliest, latest] = fault.onsetShare ?? [0, 0];
  const onset = Math.floor((scenario.window.steps * (earliest + latest)) / 2);
  const trace = run(scenario, SEED, [resolve({ fault, onset, severity: SEVERITY }, scenario)]);
  return createHash('sha256').update(publishedText(trace)).digest('hex').slice(0, 16);
}

/** Of the whole catalogue, as the file holds them: one line a scenario and fault, sorted. */
export function fingerprintsText(): string {
  const lines = catalogue.all.flatMap((fault) =>
    scenariosOf(fault).map((scenario) => [`${scenario.id}/${fault.meta.id}`, fingerprintOf(fault, scenario)] as const),
  );
  lines.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`;
}

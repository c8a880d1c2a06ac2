import { loadCatalogue } from '../../src/catalogue.js';
import { createStream, secretOfSeed } from '../../src/core/rng.js';
import { HEALTHY } from '../../src/core/vocabulary.js';
import { readDataFiles } from '../../src/data-files.js';
import { observe } from '../../src/diagnose/observe.js';
import { VISIBLE } from '../../src/diagnose/tier.js';
import { candidatesOf, stockOf } from '../../src/puzzle/candidates.js';
import { resolveInjection } from '../../src/run/dose.js';
import { simulate } from '../../src/run/simulate.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { root } from '../helpers/runs.js';

/** One cause in one scenario. */
export interface CauseJob {
  readonly scenario: string;
  readonly cause: string;
}

/** What was measured of it. */
export interface CauseReply extends CauseJob {
  /** Largest effect over the twin in standard deviations of healthy runs: seeds of each severity. Empty for `healthy`. */
  readonly effects: readonly (readonly number[])[];
  /**
   * Probabilities of the candidates with every reading and an even prior, of each run that a puzzle could be made of: those that
   * show by `VISIBLE`, and all healthy ones.
   */
  readonly judged: readonly Readonly<Record<string, number>>[];
}

export const SEVERITIES = [0.3, 0.6, 1] as const;
export const SEEDS = 8;

const { all } = await loadCatalogue();
const files = readDataFiles(root);

process.on('message', (job: CauseJob) => {
  process.send!(measured(job));
});

function measured({ scenario: id, cause }: CauseJob): CauseReply {
  const scenario = files.scenario(id);
  const fault = all.find(({ meta }) => meta.id === cause)!;
  const candidates = candidatesOf(stockOf(scenario, all));
  const prior = Object.fromEntries(candidates.map((candidate) => [candidate.id, 1 / candidates.length]));
  const judged: Record<string, number>[] = [];
  const effects: number[][] = SEVERITIES.map(() => []);
  for (let seed = 0; seed < SEEDS; seed++) {
    const secret = secretOfSeed(`catalogue ${id} ${cause} ${seed}`);
    const stream = createStream(secret, ['catalogue']);
    const twin = diagnostician.read(observe(simulate({ scenario, injections: [], secret })));
    const [earliest, latest] = fault.onsetShare ?? [0, 0];
    const onset = Math.floor(scenario.window.steps * (earliest + (latest - earliest) * stream.uniform()));
    const places = fault.places(scenario);
    const where = places[Math.floor(places.length * stream.uniform())];
    SEVERITIES.forEach((severity, at) => {
      const injection = { fault: cause, onset, severity, ...(where === undefined ? {} : { where }) };
      const injections = cause === HEALTHY ? [] : [resolveInjection(fault, injection, scenario)];
      const reading = diagnostician.read(observe(simulate({ scenario, injections, secret })));
      const { causes } = diagnostician.weigh(reading, { prior, scenario: id });
      const effect = cause === HEALTHY ? Number.POSITIVE_INFINITY : diagnostician.effect(reading, twin, id);
      if (effect >= VISIBLE) judged.push(Object.fromEntries(causes.map((one) => [one.id, one.probability])));
      if (cause !== HEALTHY) effects[at]!.push(effect);
    });
  }
  return { scenario: id, cause, effects, judged };
}

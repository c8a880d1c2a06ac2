import { loadCatalogue } from '../../src/catalogue.js';
import { experimentsOf } from '../../src/cli/factory.js';
import { createStream, deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { HEALTHY } from '../../src/core/vocabulary.js';
import { readDataFiles } from '../../src/data-files.js';
import { observe } from '../../src/diagnose/observe.js';
import { FREE_PANELS } from '../../src/diagnose/panels.js';
import { VISIBLE } from '../../src/diagnose/tier.js';
import { createLab } from '../../src/lab/lab.js';
import { candidatesOf, stockOf } from '../../src/puzzle/candidates.js';
import { createInvestigator } from '../../src/puzzle/investigation/investigator.js';
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
   * Probabilities of the candidates with every probe bought and an even prior, of each run that a puzzle could be made of: those
   * that show by `VISIBLE`, and all healthy ones.
   */
  readonly judged: readonly Readonly<Record<string, number>>[];
}

export const SEVERITIES = [0.3, 0.6, 1] as const;
export const SEEDS = 8;

/** Seeds whose runs are investigated as well: every probe of a run takes a dozen simulations. */
export const INVESTIGATED = 4;

const catalogue = await loadCatalogue();
const { all } = catalogue;
const files = readDataFiles(root);
const experiments = experimentsOf(files, catalogue);

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
      const run = simulate({ scenario, injections, secret });
      const reading = diagnostician.read(observe(run));
      const effect = cause === HEALTHY ? Number.POSITIVE_INFINITY : diagnostician.effect(reading, twin, id);
      if (effect >= VISIBLE && seed < INVESTIGATED) {
        const { causes } = diagnostician.weigh(reading, { prior, scenario: id, panels: FREE_PANELS });
        const free = Object.fromEntries(causes.map((one) => [one.id, one.probability]));
        const lab = createLab({
          scenario,
          run,
          earlier: simulate({ scenario, injections: [], secret: secretOfSeed(`catalogue earlier ${id} ${seed}`) }),
          injections,
          stream: (path) => createStream(secret, ['probe', ...path]),
          simulate: (acting, { order, until }) =>
            simulate({
              scenario,
              injections: acting,
              secret: order === undefined ? secret : deriveSecret(secret, ['order', order]),
              ...(until !== undefined && { until }),
            }),
        });
        judged.push(createInvestigator(experiments, scenario, () => lab).everything(free));
      }
      if (cause !== HEALTHY) effects[at]!.push(effect);
    });
  }
  return { scenario: id, cause, effects, judged };
}

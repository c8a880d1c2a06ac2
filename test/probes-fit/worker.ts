import { loadCatalogue } from '../../src/catalogue.js';
import { secretOfSeed } from '../../src/core/rng.js';
import { HEALTHY } from '../../src/core/vocabulary.js';
import { readDataFiles } from '../../src/data-files.js';
import { discover } from '../../src/discover.js';
import type { Probe } from '../../src/lab/probe.js';
import { stockOf } from '../../src/puzzle/candidates.js';
import { drawDetails } from '../../src/puzzle/draw.js';
import { puzzleLab } from '../../src/puzzle/investigation/puzzle-lab.js';
import { restartsOf } from '../../src/puzzle/nuisance.js';
import { nuisanceOf } from '../../src/puzzle/rerun.js';
import { simulate } from '../../src/run/simulate.js';
import { root } from '../helpers/runs.js';

/** Runs of one cause in one scenario, by their names. */
export interface ProbeJob {
  readonly scenario: string;
  readonly cause: string;
  readonly names: readonly string[];
}

/** How often each finding of each probe came up, in the order of the probe's findings. */
export interface ProbeReply extends Omit<ProbeJob, 'names'> {
  readonly counts: Readonly<Record<string, readonly number[]>>;
}

/** Severities of a pack of every dose. */
const SEVERITY = [0.1, 1] as const;

const { all } = await loadCatalogue();
const probes = await discover<Probe>('./probes/', 'probe');
const files = readDataFiles(root);

process.on('message', (job: ProbeJob) => {
  process.send!(counted(job));
});

function counted({ scenario: id, cause, names }: ProbeJob): ProbeReply {
  const scenario = files.scenario(id);
  const stock = { ...stockOf(scenario, all), mix: [] };
  const fault = cause === HEALTHY ? null : all.find(({ meta }) => meta.id === cause)!;
  const counts: Record<string, number[]> = {};
  for (const probe of probes)
    if (probe.excludedFrom(scenario) === null) counts[probe.meta.id] = probe.findings.map(() => 0);
  for (const name of names) {
    const secret = secretOfSeed(name);
    const restarts = restartsOf(nuisanceOf(secret, scenario));
    const draw = drawDetails(secret, 0, SEVERITY, { stock, fault, incident: null }, restarts);
    const earlier = simulate({ scenario, injections: [], secret: secretOfSeed(`earlier ${name}`) });
    const seed = { seed: secret, attempt: 0 };
    const lab = puzzleLab({ seed, scenario, injections: [draw.control, draw.fault], earlier });
    for (const probe of probes) {
      const count = counts[probe.meta.id];
      if (count !== undefined) count[probe.findings.indexOf(probe.read(lab).finding)]!++;
    }
  }
  return { scenario: id, cause, counts };
}

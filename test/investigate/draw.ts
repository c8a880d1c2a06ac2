import { experimentsOf } from '../../src/cli/factory.js';
import { deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import { readDataFiles } from '../../src/data-files.js';
import { observe } from '../../src/diagnose/observe.js';
import { FREE_PANELS } from '../../src/diagnose/panels.js';
import { priorOf, stockOf } from '../../src/puzzle/candidates.js';
import { drawCause, drawDetails } from '../../src/puzzle/draw.js';
import { createInvestigator } from '../../src/puzzle/investigation/investigator.js';
import type { Posterior } from '../../src/puzzle/investigation/policy.js';
import { puzzleLab } from '../../src/puzzle/investigation/puzzle-lab.js';
import { restartsOf } from '../../src/puzzle/nuisance.js';
import { nuisanceOf, rerun } from '../../src/puzzle/rerun.js';
import { simulate } from '../../src/run/simulate.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { catalogue, root } from '../helpers/runs.js';
import type { JudgedDraw } from './worker.js';

const files = readDataFiles(root);
const experiments = experimentsOf(files, catalogue);
const recipe = files.recipe('mixed');
const stocks = recipe.scenarios.map((name) => {
  const stock = stockOf(files.scenario(name), catalogue.all);
  return { ...stock, mix: [{ tier: null, share: 1, causes: priorOf(stock, recipe.healthyShare) }] };
});

/** The first draw of a puzzle, whatever comes: no tier asked for and nothing dropped; on the free panels and with every probe. */
export function judgeDraw(number: number): JudgedDraw {
  const seed = deriveSecret(secretOfSeed('undropped investigation'), [number]);
  const subject = drawCause(seed, stocks);
  const { stock } = subject;
  const { scenario } = stock;
  const draw = drawDetails(seed, 0, recipe.severity, subject, restartsOf(nuisanceOf(seed, scenario)));
  const injections = [draw.control, draw.fault];
  const run = rerun({ seed, attempt: 0 }, scenario, injections);
  const earlier = simulate({ scenario, injections: [], secret: deriveSecret(seed, ['earlier']) });
  const { causes } = diagnostician.diagnose(observe(run), {
    prior: stock.mix[0]!.causes,
    scenario: scenario.id,
    panels: FREE_PANELS,
  });
  const free: Posterior = Object.fromEntries(causes.map(({ id, probability }) => [id, probability]));
  const lab = puzzleLab({ seed: { seed, attempt: 0 }, scenario, injections, earlier, run });
  const investigator = createInvestigator(experiments, scenario, () => lab);
  const milliseconds: Record<string, number> = {};
  const findings: Record<string, string> = {};
  for (const { id } of investigator.market.offers) {
    const began = performance.now();
    findings[id] = investigator.read(id).finding;
    milliseconds[id] = performance.now() - began;
  }
  const all = investigator.everything(free);
  return {
    kind: 'draw',
    scenario: scenario.id,
    cause: draw.cause,
    free: first(free, draw.cause),
    all: first(all, draw.cause),
    findings,
    milliseconds,
  };
}

function first(posterior: Posterior, truth: string): JudgedDraw['free'] {
  const [id, most] = Object.entries(posterior).sort(([, a], [, b]) => b - a)[0]!;
  return [posterior[truth] ?? 0, id, most];
}

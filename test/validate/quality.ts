import type { Catalogue } from '../../src/catalogue.js';
import { deriveSecret, secretOfSeed } from '../../src/core/rng.js';
import type { DataFiles } from '../../src/data-files.js';
import type { Diagnosis } from '../../src/diagnose/diagnosis.js';
import type { Diagnostician } from '../../src/diagnose/diagnostician.js';
import { observe } from '../../src/diagnose/observe.js';
import { FREE_PANELS } from '../../src/diagnose/panels.js';
import { IDENTIFIABLE, TIERS, tierOf } from '../../src/diagnose/tier.js';
import { priorOf, stockOf } from '../../src/puzzle/candidates.js';
import { drawCause, drawDetails } from '../../src/puzzle/draw.js';
import { restartsOf } from '../../src/puzzle/nuisance.js';
import { nuisanceOf, rerun } from '../../src/puzzle/rerun.js';

/** How the diagnostician does on draws of which none is dropped. */
export interface Quality {
  readonly draws: number;
  readonly top1: number;
  readonly top3: number;
  /** Mean of −log p of the truth, in nats. */
  readonly logLoss: number;
  /** Expected calibration error of the leading candidate, 15 equal-width bins. */
  readonly calibrationError: number;
}

/** The free panels, all instruments, and what of the draws makes fair puzzles. */
export interface RecipeQuality {
  readonly recipe: string;
  readonly free: Quality;
  readonly all: Quality;
  /** Share of draws that all evidence does not identify. */
  readonly dropped: number;
  /** Fair draws of tier 1 to 5. */
  readonly tiers: readonly number[];
}

const BINS = 15;

/** First draws of a recipe, whatever comes: causes by its shares, no tier asked for, nothing dropped. */
export function qualityOfRecipe(
  id: string,
  draws: number,
  files: DataFiles,
  catalogue: Catalogue,
  diagnostician: Diagnostician,
): RecipeQuality {
  const recipe = files.recipe(id);
  const stocks = recipe.scenarios.map((name) => {
    const stock = stockOf(files.scenario(name), catalogue.all, recipe.faults);
    return { ...stock, mix: [{ tier: null, share: 1, causes: priorOf(stock, recipe.healthyShare) }] };
  });
  const judged = Array.from({ length: draws }, (_, i) => {
    const seed = deriveSecret(secretOfSeed('quality of the diagnostician'), [id, i]);
    const subject = drawCause(seed, stocks);
    const { stock } = subject;
    const { scenario } = stock;
    const draw = drawDetails(seed, 0, recipe.severity, subject, restartsOf(nuisanceOf(seed, scenario)));
    const reading = diagnostician.read(observe(rerun({ seed, attempt: 0 }, scenario, [draw.control, draw.fault])));
    const known = { prior: stock.mix[0]!.causes, scenario: scenario.id };
    return {
      cause: draw.cause,
      free: diagnostician.weigh(reading, { ...known, panels: FREE_PANELS }),
      all: diagnostician.weigh(reading, known),
    };
  });
  const posterior = (diagnosis: Diagnosis, cause: string) =>
    diagnosis.causes.find((candidate) => candidate.id === cause)?.probability ?? 0;
  const fair = judged.filter(({ all, cause }) => posterior(all, cause) >= IDENTIFIABLE);
  return {
    recipe: id,
    free: qualityOf(judged.map(({ cause, free }) => ({ cause, diagnosis: free }))),
    all: qualityOf(judged.map(({ cause, all }) => ({ cause, diagnosis: all }))),
    dropped: 1 - fair.length / draws,
    tiers: TIERS.map((tier) => fair.filter(({ free, cause }) => tierOf(posterior(free, cause)) === tier).length),
  };
}

function qualityOf(judged: readonly { readonly cause: string; readonly diagnosis: Diagnosis }[]): Quality {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  let [top1, top3, loss] = [0, 0, 0];
  for (const { cause, diagnosis } of judged) {
    const { causes } = diagnosis;
    const place = causes.findIndex(({ id }) => id === cause);
    const first = causes[0]!.probability;
    const bin = bins[Math.min(BINS - 1, Math.floor(first * BINS))]!;
    bin.confidence += first;
    if (place === 0) {
      top1++;
      bin.right++;
    }
    if (place >= 0 && place < 3) top3++;
    loss -= Math.log(Math.max(1e-6, causes[place]?.probability ?? 0));
  }
  const n = judged.length;
  const calibrationError = bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right) / n, 0);
  return { draws: n, top1: top1 / n, top3: top3 / n, logLoss: loss / n, calibrationError };
}

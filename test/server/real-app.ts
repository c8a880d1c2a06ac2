import { compileDashboard } from '../../src/charts/compile.js';
import { experimentsOf, factoryOf } from '../../src/cli/factory.js';
import { practiceOf } from '../../src/cli/practice.js';
import { readDataFiles } from '../../src/data-files.js';
import { loadFeatures } from '../../src/diagnose/load-features.js';
import { readGlossary } from '../../src/glossary.js';
import { createManual } from '../../src/manual.js';
import { gradeAnswer } from '../../src/puzzle/grade.js';
import { manualPicture } from '../../src/puzzle/manual-picture.js';
import { themeRecipe } from '../../src/puzzle/theme.js';
import { diagnoseUpload } from '../../src/server/diagnose/diagnose-upload.js';
import { createPractice, type Practice } from '../../src/server/practice.js';
import { diagnostician } from '../helpers/diagnostician.js';
import { catalogue, playedScenarios, root, scenarios } from '../helpers/runs.js';
import { type RunningApp, startApp } from './start-app.js';

/** Always the same puzzles. */
const SECRET = 'cd'.repeat(32);
const files = readDataFiles(root);

/** The sequence that everybody meets who plays, the guided puzzle first. */
export const playedPractice = (): Practice => practiceOf(files, catalogue, diagnostician, SECRET);

/** One puzzle of each of some recipes, and then again. */
export function practiceOfRecipes(recipes: readonly string[]): Practice {
  const factories = recipes.map((id) => factoryOf(files.recipe(id), files, catalogue, diagnostician));
  return createPractice({
    factoryFor: (number) => factories[number % factories.length]!,
    themedFactory: (theme) => factoryOf(themeRecipe(theme), files, catalogue, diagnostician),
    secret: SECRET,
  });
}

/** The app with what `lossleuth play` gives it; a diagnosis has no thread of its own. */
export async function startRealApp(practice: Practice): Promise<RunningApp> {
  const features = await loadFeatures();
  const causes = new Map(catalogue.all.map(({ meta }) => [meta.id, meta]));
  const { probes, likelihoods } = experimentsOf(files, catalogue);
  const glossary = readGlossary(root);
  return startApp({
    practice,
    grade: ({ puzzle, key }, answer, prior) =>
      gradeAnswer({ key, answer, candidates: puzzle.candidates, prior, steps: puzzle.steps, places: puzzle.places }),
    cause: (id) => causes.get(id) ?? null,
    charts: compileDashboard,
    manual: createManual({
      root,
      subjects: catalogue.all.map(({ meta }) => meta),
      picture: (id) => manualPicture(catalogue.get(id), [...playedScenarios, ...scenarios]),
    }),
    glossary: () => glossary,
    diagnose: (upload) => diagnoseUpload({ diagnostician, features, causes, probes, likelihoods }, upload),
  });
}

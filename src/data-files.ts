import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { invalid, missing } from './core/errors.js';
import { unknownName } from './core/nearest.js';
import { checkShape } from './core/shape.js';
import { type Recipe, recipeSchema } from './puzzle/factory.js';
import { type Incident, parseIncident } from './puzzle/incident.js';
import { LIKELIHOODS_FILE } from './puzzle/investigation/likelihoods.js';
import { parseRecordedCase, type RecordedCase } from './puzzle/recorded/case.js';
import type { RecordingText } from './puzzle/recorded/recording.js';
import { parseScenario, type Scenario } from './run/scenario.js';

/** The YAML files of scenarios/, read and validated once. */
export interface DataFiles {
  readonly scenarios: readonly Scenario[];
  readonly recipes: readonly Recipe[];
  /** Documented cases. */
  readonly incidents: readonly Incident[];
  /** Recorded runs as puzzles. */
  readonly recorded: readonly RecordedCase[];
  /** What each probe found in simulated runs; unchecked. @throws AppError where the file is missing or no JSON */
  likelihoods(): unknown;
  /** Reads a recording that a recorded case names. */
  recording(run: string): RecordingText;
  /** @throws AppError `unknown scenario: …` with the nearest name */
  scenario(id: string): Scenario;
  /** @throws AppError `unknown recipe: …` with the nearest name */
  recipe(id: string): Recipe;
}

/**
 * @param root folder that holds `scenarios/`
 * @throws AppError naming the file and field of the first invalid entry
 */
export function readDataFiles(root: string): DataFiles {
  const scenarios = readFolder(join(root, 'scenarios', 'runs'), parseScenario);
  const recipes = readFolder(join(root, 'scenarios', 'packs'), parseRecipe);
  const incidents = readFolder(join(root, 'scenarios', 'incidents'), parseIncident);
  const recorded = readFolder(join(root, 'scenarios', 'recorded'), parseRecordedCase);
  const byId = <T extends { readonly id: string }>(noun: string, items: readonly T[], id: string): T => {
    const found = items.find((item) => item.id === id);
    if (found === undefined)
      throw unknownName(
        noun,
        id,
        items.map((item) => item.id),
      );
    return found;
  };
  for (const recipe of recipes) {
    for (const id of recipe.scenarios) byId(`scenario in recipe ${recipe.id}`, scenarios, id);
    for (const id of recipe.incidents ?? []) byId(`incident in recipe ${recipe.id}`, incidents, id);
    for (const id of recipe.recorded ?? []) byId(`recorded case in recipe ${recipe.id}`, recorded, id);
  }
  return {
    scenarios,
    recipes,
    incidents,
    recorded,
    likelihoods: () => readJson(join(root, LIKELIHOODS_FILE)),
    recording: (run) => readRecording(join(root, 'scenarios', 'recorded', 'runs'), run),
    scenario: (id) => byId('scenario', scenarios, id),
    recipe: (id) => byId('recipe', recipes, id),
  };
}

function readRecording(folder: string, run: string): RecordingText {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  try {
    return { name: run, steps: read(`${run}.csv`), evaluations: read(`${run}.eval.csv`) };
  } catch {
    throw missing('recording', `${run} (scenarios/recorded/runs/${run}.csv and ${run}.eval.csv)`);
  }
}

function readFolder<T extends { readonly id: string }>(
  folder: string,
  parse: (value: unknown, where: string) => T,
): T[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return files.map((file) => {
    const document = parseDocument(readFileSync(join(folder, file), 'utf8'));
    const error = document.errors[0];
    if (error !== undefined) throw invalid('file', `${file}, ${error.message.split('\n')[0]}`);
    const item = parse(document.toJS(), file);
    if (`${item.id}.yaml` !== file) throw invalid('file', `${file}, field id: ${item.id} (must be the file's name)`);
    return item;
  });
}

function parseRecipe(value: unknown, where: string): Recipe {
  return checkShape(recipeSchema, value, 'recipe', where);
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw missing('file', path);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('file', `${path} (not JSON)`);
  }
}

import type { Catalogue } from '../catalogue.js';
import { invalid } from '../core/errors.js';
import type { DataFiles } from '../data-files.js';
import type { Diagnostician } from '../diagnose/diagnostician.js';
import type { PuzzleFactory, Recipe } from '../puzzle/factory.js';
import { createPuzzleFactory, type FactoryOptions } from '../puzzle/generate.js';
import { checkIncident } from '../puzzle/incident.js';

/** The factory of a recipe, with the scenarios and faults that are installed. @throws AppError for unknown names */
export function factoryOf(
  recipe: Recipe,
  files: DataFiles,
  catalogue: Catalogue,
  diagnostician: Diagnostician,
  options: Pick<FactoryOptions, 'equalWork' | 'prior'> = {},
): PuzzleFactory {
  for (const id of recipe.faults ?? [])
    if (catalogue.get(id).meta.family === 'control')
      throw invalid('fault', `${id} (a control: its answer is healthy, and every pack has such runs)`);
  const scenarios = recipe.scenarios.map((id) => files.scenario(id));
  const incidents = files.incidents.filter(({ id }) => recipe.incidents?.includes(id));
  for (const incident of incidents) checkIncident(incident, scenarios, catalogue.all);
  return createPuzzleFactory({
    recipe,
    scenarios,
    incidents,
    faults: catalogue.all,
    diagnostician,
    ...options,
  });
}

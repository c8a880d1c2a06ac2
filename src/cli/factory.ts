import type { Catalogue } from '../catalogue.js';
import { invalid, unsupported } from '../core/errors.js';
import type { DataFiles } from '../data-files.js';
import type { Diagnostician } from '../diagnose/diagnostician.js';
import type { PuzzleFactory, Recipe } from '../puzzle/factory.js';
import { createPuzzleFactory, type FactoryOptions } from '../puzzle/generate.js';
import { checkIncident } from '../puzzle/incident.js';
import type { Experiments } from '../puzzle/investigation/experiments.js';
import { marketOf } from '../puzzle/investigation/investigator.js';
import { createLikelihoods } from '../puzzle/investigation/likelihoods.js';
import type { Market } from '../puzzle/investigation/policy.js';
import { createRecordedFactory } from '../puzzle/recorded/factory.js';

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
  if (recipe.recorded !== undefined) return recordedFactoryOf(recipe, files, catalogue, diagnostician);
  const incidents = files.incidents.filter(({ id }) => recipe.incidents?.includes(id));
  for (const incident of incidents) checkIncident(incident, scenarios, catalogue.all);
  return createPuzzleFactory({
    recipe,
    scenarios,
    incidents,
    faults: catalogue.all,
    diagnostician,
    experiments: experimentsOf(files, catalogue),
    ...options,
  });
}

/** Probes and fixes belong to a catalogue: what they found is read and checked once. */
const known = new WeakMap<Catalogue, Experiments>();

export function experimentsOf(files: DataFiles, catalogue: Catalogue): Experiments {
  const { probes, fixes } = catalogue;
  const made = known.get(catalogue) ?? {
    probes,
    fixes,
    likelihoods: createLikelihoods(files.likelihoods(), probes),
  };
  known.set(catalogue, made);
  return made;
}

/** What can be bought in a scenario, by its id. */
export function marketsOf(files: DataFiles, catalogue: Catalogue): (scenario: string) => Market {
  return (scenario) => marketOf(experimentsOf(files, catalogue), files.scenario(scenario));
}

/** The factory of a recipe of recorded runs: those of the faults that are wanted, and the healthy ones. */
function recordedFactoryOf(
  recipe: Recipe,
  files: DataFiles,
  catalogue: Catalogue,
  diagnostician: Diagnostician,
): PuzzleFactory {
  const { faults } = recipe;
  if (recipe.tiers !== undefined)
    throw unsupported('tier', `of recorded runs (recipe ${recipe.id}: they are as they are)`);
  const wanted = files.recorded.filter(({ id, fault }) => {
    const benign = fault === undefined || catalogue.get(fault).meta.family === 'control';
    return recipe.recorded!.includes(id) && (benign || faults === undefined || faults.includes(fault));
  });
  const scenario = files.scenario(recipe.scenarios[0]!);
  for (const one of wanted)
    if (one.scenario !== scenario.id)
      throw invalid('recipe', `${recipe.id}, recorded case ${one.id} is of ${one.scenario} and not of ${scenario.id}`);
  return createRecordedFactory({
    recipe,
    scenario,
    cases: wanted,
    recording: files.recording,
    faults: catalogue.all,
    diagnostician,
    experiments: experimentsOf(files, catalogue),
    simulated: files.recipe('mixed').scenarios.map(files.scenario),
  });
}

import { type AppError, invalid } from '../core/errors.js';
import type { Diagnostician } from '../diagnose/diagnostician.js';
import { TIERS } from '../diagnose/tier.js';
import type { ResolvedInjection } from '../run/causes.js';
import type { Fault, PlannedChange } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import { candidatesOf, placesOf, stockOf } from './candidates.js';
import { detectableStep } from './detectable.js';
import { type Draw, drawCause, drawEarlierRun, drawIncident, type MixedStock } from './draw.js';
import { drawFair, type FairDraw } from './draw-fair.js';
import { earlierRun } from './earlier-run.js';
import type { PanelNoise } from './evidence.js';
import { experimentsOnDrafts } from './experiments-on-drafts.js';
import type { DraftPuzzle, PuzzleFactory, Recipe } from './factory.js';
import { fixesOf } from './fixing/offered.js';
import { fixOutcomes, type Patient } from './fixing/outcomes.js';
import { documentedIncident, type Incident } from './incident.js';
import { type Experiments, NO_EXPERIMENTS } from './investigation/experiments.js';
import { marketOf } from './investigation/investigator.js';
import { changeLogOf } from './nuisance.js';
import { type AnswerKey, type KeyInjection, WHOLE_RUN } from './puzzle.js';
import { deadPanelOf, nuisanceOf } from './rerun.js';
import { createReveal } from './reveal.js';
import { puzzleId, puzzleNonce } from './seal.js';
import { themeOf } from './theme.js';
import { priorOfMix, tierMixOf } from './tier-mix.js';
import { publicView } from './view.js';
import { createWhyNot } from './why-not.js';

export interface FactoryOptions {
  readonly recipe: Recipe;
  readonly scenarios: readonly Scenario[];
  readonly faults: readonly Fault[];
  readonly diagnostician: Diagnostician;
  /** Probes and fixes; absent: puzzles are to be looked at alone. */
  readonly experiments?: Experiments;
  /** The documented cases that are known; a recipe names those it draws from. */
  readonly incidents?: readonly Incident[];
  /**
   * Spends the same work on what follows a fair draw, healthy or not, for a server whose clients could time it. Same bytes, a
   * little slower. How many draws are dropped before it differs from puzzle to puzzle: a server prepares puzzles ahead.
   */
  readonly equalWork?: boolean;
  /** Prior published by scenario where it is not that of the recipe: a puzzle chosen by hand must not look like one. */
  readonly prior?: PuzzleFactory['prior'];
}

/** Everything about a recipe that no secret decides; see PuzzleFactory. */
export function createPuzzleFactory(options: FactoryOptions): PuzzleFactory {
  const {
    recipe,
    scenarios,
    faults,
    diagnostician,
    experiments = NO_EXPERIMENTS,
    incidents = [],
    equalWork = false,
  } = options;
  const possible = scenarios
    .map((scenario) => stockOf(scenario, faults, recipe.faults))
    .filter((stock) => stock.drawn.length > 0);
  if (possible.length === 0)
    throw invalid('faults', `${recipe.faults?.join(', ')} (none of them can occur in ${recipe.scenarios.join(', ')})`);
  const stocks = possible
    .map((stock) => ({ ...stock, mix: tierMixOf(stock, recipe, diagnostician.model.tiers[stock.scenario.id]) }))
    .filter(({ mix }) => mix.length > 0);
  if (stocks.length === 0) throw unfairRecipe(recipe);
  const byScenario = <T>(make: (stock: MixedStock) => T): Record<string, T> =>
    Object.fromEntries(stocks.map((stock) => [stock.scenario.id, make(stock)]));
  const faultById = new Map(faults.map((fault) => [fault.meta.id, fault]));
  const fixes = byScenario(({ scenario }) => fixesOf(experiments.fixes, scenario));
  const candidates = byScenario((stock) => candidatesOf(stock, fixes[stock.scenario.id], faultById));
  const prior = options.prior ?? byScenario(({ mix }) => priorOfMix(mix));
  const places = byScenario((stock) => placesOf(stock));
  const stockFor = ({ puzzle }: DraftPuzzle) => stocks.find(({ scenario }) => scenario.id === puzzle.scenario)!;
  /** 1. Draw the cause, 2. draw details until the puzzle is fair, 3. build the public half, 4. the secret half. */
  const generate = (secret: string): DraftPuzzle => {
    const cases = incidents.filter(({ id }) => recipe.incidents?.includes(id));
    const subject = cases.length > 0 ? drawIncident(secret, stocks, cases) : drawCause(secret, stocks);
    const { stock } = subject;
    const { scenario } = stock;
    const earlier = earlierRun(scenario, drawEarlierRun(secret));
    const known = { diagnostician, scenario: scenario.id, prior: prior[scenario.id]! };
    const fair = drawFair(secret, recipe, subject, known, { experiments, earlier: earlier.trace });
    const { draw, run, dropped } = fair;
    const detectable = detectableIn(fair, earlier.noise, equalWork);
    const nuisance = nuisanceOf(secret, scenario);
    const id = puzzleId(secret);
    const puzzle = publicView({
      id,
      scenario,
      run,
      earlier: earlier.trace,
      changeLog: changeLogOf(plannedChanges(draw, scenario), nuisance.changes),
      logsPlannedRate: nuisance.logsPlannedRate,
      deadPanel: deadPanelOf({ seed: secret, attempt: fair.attempt }),
      candidates: candidates[scenario.id]!,
      places: places[scenario.id]!,
      probes: marketOf(experiments, scenario).offers,
      budget: marketOf(experiments, scenario).budget,
      fixes: fixes[scenario.id]!.map(({ meta }) => meta),
    });
    const key = answerKey(
      secret,
      id,
      fair,
      detectable,
      fixOutcomes(fixes[scenario.id]!, patientOf(secret, scenario, fair, detectable)),
    );
    const { incident } = subject;
    return { puzzle, key: incident === null ? key : { ...key, incident: incident.id }, dropped };
  };

  const truthOf = (draft: DraftPuzzle) => {
    const { scenario } = stockFor(draft);
    return { draft, scenario, faults: faultById, prior: prior[scenario.id]! };
  };

  const afterwards = experimentsOnDrafts({ experiments, diagnostician, faults: faultById, prior });
  const experimentsOn = (draft: DraftPuzzle) => afterwards(draft, stockFor(draft).scenario);

  return {
    recipe,
    candidates,
    prior,
    places,
    generate,
    probe: (draft, id) => experimentsOn(draft).probe(id),
    investigation: (draft, bought) => experimentsOn(draft).investigation(bought),
    fixed: (draft, answer) => experimentsOn(draft).fixed(answer),
    reveal(draft, answer, grade, bought = []) {
      const incident = incidents.find(({ id }) => id === draft.key.incident) ?? null;
      const told = incident === null ? null : documentedIncident(incident);
      return createReveal({
        ...truthOf(draft),
        diagnostician,
        answer,
        grade,
        incident: told,
        readings: experimentsOn(draft).readings(bought),
      });
    },
    whyNot(draft, answer) {
      const truth = truthOf(draft);
      const { noise } = earlierRun(truth.scenario, drawEarlierRun(draft.key.seed));
      return createWhyNot({ ...truth, answer, noise });
    },
    theme: (draft, number) => themeOf(draft.key.cause, number, stockFor(draft)),
  };
}

/** Why nothing can be drawn from a recipe whose faults could occur. */
function unfairRecipe({ tiers, faults, scenarios }: Recipe): AppError {
  const wanted = TIERS.filter((tier) => (tiers?.[tier - 1] ?? 0) > 0).join(', ');
  const where = scenarios.join(', ');
  return tiers === undefined
    ? invalid('faults', `${faults?.join(', ') ?? 'all'} (none of them makes a fair puzzle in ${where})`)
    : invalid('tier', `${wanted} (no cause of the recipe is that hard in ${where})`);
}

/** First detectable step of the fault of a draw; null in a healthy run. */
function detectableIn({ draw, run, twin }: FairDraw, noise: PanelNoise, equalWork: boolean): number | null {
  // The twin of a healthy run is the run itself; where work must be equal it is simulated and compared all the same.
  if (draw.fault === null && !equalWork) return null;
  const step = detectableStep(run, twin(), noise);
  return draw.fault === null ? null : step;
}

function plannedChanges(draw: Draw, scenario: Scenario): PlannedChange[] {
  return [draw.control, draw.fault].flatMap((resolved) => {
    if (resolved === null) return [];
    const { dose, onset, where } = resolved.injection;
    return resolved.fault.planned?.({ scenario, dose, onset, where }) ?? [];
  });
}

function patientOf(
  secret: string,
  scenario: Scenario,
  { draw, attempt }: FairDraw,
  detectable: number | null,
): Patient {
  return { seed: { seed: secret, attempt }, scenario, fault: draw.fault, benign: draw.control, detectable };
}

function answerKey(
  secret: string,
  id: string,
  { draw, attempt, certificate }: FairDraw,
  detectable: number | null,
  fixes: AnswerKey['fixes'],
): AnswerKey {
  const injections = [
    ...(draw.fault === null ? [] : [keyInjection(draw.fault, detectable)]),
    ...(draw.control === null ? [] : [keyInjection(draw.control, null)]),
  ];
  return {
    puzzle: id,
    cause: draw.cause,
    injections,
    seed: secret,
    attempt,
    nonce: puzzleNonce(secret),
    fixes,
    certificate,
  };
}

function keyInjection({ injection }: ResolvedInjection, detectable: number | null): KeyInjection {
  const { fault, onset, severity, dose, where } = injection;
  return { fault, onset, detectable, severity, dose, where: where ?? WHOLE_RUN };
}

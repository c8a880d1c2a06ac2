import { type AppError, invalid, unsupported } from '../core/errors.js';
import { secretOfSeed } from '../core/rng.js';
import { HEALTHY } from '../core/vocabulary.js';
import type { Diagnostician } from '../diagnose/diagnostician.js';
import { TIERS } from '../diagnose/tier.js';
import type { ResolvedInjection } from '../run/causes.js';
import type { Fault, PlannedChange } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import { simulate } from '../run/simulate.js';
import type { Trace } from '../run/trace.js';
import { candidatesOf, placesOf, stockOf } from './candidates.js';
import { type CertifyInput, certify, type Drop } from './certificate.js';
import { detectableStep } from './detectable.js';
import {
  type Draw,
  drawCause,
  drawDetails,
  drawEarlierRun,
  drawIncident,
  type MixedStock,
  type Subject,
} from './draw.js';
import { type PanelNoise, panelNoise } from './evidence.js';
import type { DraftPuzzle, PuzzleFactory, Recipe } from './factory.js';
import { documentedIncident, type Incident } from './incident.js';
import { changeLogOf, restartsOf } from './nuisance.js';
import { type AnswerKey, type Certificate, type KeyInjection, WHOLE_RUN } from './puzzle.js';
import { deadPanelOf, nuisanceOf, rerun } from './rerun.js';
import { createReveal } from './reveal.js';
import { puzzleId, puzzleNonce } from './seal.js';
import { themeOf } from './theme.js';
import { priorOfMix, tierMixOf } from './tier-mix.js';
import { publicView } from './view.js';
import { createWhyNot } from './why-not.js';

/** Draws of onset, severity, place and luck in search of a puzzle of its tier, and after that of any fair puzzle. */
const ATTEMPTS = 20;

/** A cause is only drawn where a tenth of its draws is fair: beyond this many something is wrong, and nothing is published. */
const MOST_ATTEMPTS = 500;

export interface FactoryOptions {
  readonly recipe: Recipe;
  readonly scenarios: readonly Scenario[];
  readonly faults: readonly Fault[];
  readonly diagnostician: Diagnostician;
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
  const { recipe, scenarios, faults, diagnostician, incidents = [], equalWork = false } = options;
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
  const candidates = byScenario(candidatesOf);
  const prior = options.prior ?? byScenario(({ mix }) => priorOfMix(mix));
  const places = byScenario((stock) => placesOf(stock));
  const stockFor = ({ puzzle }: DraftPuzzle) => stocks.find(({ scenario }) => scenario.id === puzzle.scenario)!;
  const faultById = new Map(faults.map((fault) => [fault.meta.id, fault]));
  /** 1. Draw the cause, 2. draw details until the puzzle is fair, 3. build the public half, 4. the secret half. */
  const generate = (secret: string): DraftPuzzle => {
    const cases = incidents.filter(({ id }) => recipe.incidents?.includes(id));
    const subject = cases.length > 0 ? drawIncident(secret, stocks, cases) : drawCause(secret, stocks);
    const { stock } = subject;
    const { scenario } = stock;
    const earlier = earlierRun(scenario, drawEarlierRun(secret));
    const known = { diagnostician, scenario: scenario.id, prior: prior[scenario.id]! };
    const fair = drawFair(secret, recipe, subject, known);
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
    });
    const key = answerKey(secret, id, fair, detectable);
    const { incident } = subject;
    return { puzzle, key: incident === null ? key : { ...key, incident: incident.id }, dropped };
  };

  const truthOf = (draft: DraftPuzzle) => {
    const { scenario } = stockFor(draft);
    return { draft, scenario, faults: faultById, prior: prior[scenario.id]! };
  };

  return {
    recipe,
    candidates,
    prior,
    places,
    generate,
    reveal(draft, answer, grade) {
      const incident = incidents.find(({ id }) => id === draft.key.incident) ?? null;
      const told = incident === null ? null : documentedIncident(incident);
      return createReveal({ ...truthOf(draft), diagnostician, answer, grade, incident: told });
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

/** A healthy run of the same recipe, and the noise of its panels. */
interface EarlierRun {
  readonly trace: Trace;
  readonly noise: PanelNoise;
}

/** Earlier runs by scenario: they are few and belong to it, so each is simulated and measured once. */
const earlierRuns = new WeakMap<Scenario, Map<number, EarlierRun>>();

function earlierRun(scenario: Scenario, number: number): EarlierRun {
  const ofScenario = earlierRuns.get(scenario) ?? new Map<number, EarlierRun>();
  earlierRuns.set(scenario, ofScenario);
  const known = ofScenario.get(number);
  if (known !== undefined) return known;
  const secret = secretOfSeed(`earlier run ${number} of ${scenario.id}`);
  const trace = simulate({ scenario, injections: [], secret });
  const made = { trace, noise: panelNoise(trace) };
  ofScenario.set(number, made);
  return made;
}

interface FairDraw {
  readonly draw: Draw;
  readonly attempt: number;
  readonly run: Trace;
  /** The run without its fault, simulated when it is first asked for. */
  readonly twin: () => Trace;
  readonly certificate: Certificate;
  readonly dropped: Record<Drop, number>;
}

/**
 * Draws onset, severity and place again, never the cause, until the reference diagnostician certifies a puzzle of the tier;
 * where that takes too long, one of any tier.
 */
function drawFair(
  secret: string,
  recipe: Recipe,
  subject: Subject,
  known: Pick<CertifyInput, 'diagnostician' | 'scenario' | 'prior'>,
): FairDraw {
  const { fault, tier } = subject;
  const { scenario } = subject.stock;
  const dropped: Record<Drop, number> = { 'not-identifiable': 0, 'not-visible': 0, 'other-tier': 0 };
  const restarts = restartsOf(nuisanceOf(secret, scenario));
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const draw = drawDetails(secret, attempt, recipe.severity, subject, restarts);
    const seed = { seed: secret, attempt };
    const run = rerun(seed, scenario, [draw.control, draw.fault]);
    let simulated: Trace | undefined;
    const twin = (): Trace => {
      simulated ??= rerun(seed, scenario, [draw.control]);
      return simulated;
    };
    const { certificate, drop } = certify({
      ...known,
      cause: draw.cause,
      run,
      twin: draw.fault === null ? null : twin,
      tier: attempt < ATTEMPTS ? tier : null,
    });
    if (drop === null) return { draw, attempt, run, twin, certificate, dropped };
    dropped[drop]++;
  }
  throw unsupported(
    'recipe',
    `${recipe.id} (none of ${MOST_ATTEMPTS} draws of ${fault?.meta.id ?? HEALTHY} in ${scenario.id} is a fair puzzle: ` +
      'try stronger severities, fewer faults or another scenario)',
  );
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

function answerKey(
  secret: string,
  id: string,
  { draw, attempt, certificate }: FairDraw,
  detectable: number | null,
): AnswerKey {
  const injections = [
    ...(draw.fault === null ? [] : [keyInjection(draw.fault, detectable)]),
    ...(draw.control === null ? [] : [keyInjection(draw.control, null)]),
  ];
  return { puzzle: id, cause: draw.cause, injections, seed: secret, attempt, nonce: puzzleNonce(secret), certificate };
}

function keyInjection({ injection }: ResolvedInjection, detectable: number | null): KeyInjection {
  const { fault, onset, severity, dose, where } = injection;
  return { fault, onset, detectable, severity, dose, where: where ?? WHOLE_RUN };
}

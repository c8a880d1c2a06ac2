import { significant } from '../../core/maths.js';
import { unknownName } from '../../core/nearest.js';
import { createStream, deriveSecret } from '../../core/rng.js';
import { HEALTHY } from '../../core/vocabulary.js';
import type { Diagnostician } from '../../diagnose/diagnostician.js';
import { observe } from '../../diagnose/observe.js';
import type { Fault } from '../../run/fault.js';
import type { Scenario } from '../../run/scenario.js';
import type { Trace } from '../../run/trace.js';
import { candidatesOf, placesOf, priorOf, type Stock, stockOf } from '../candidates.js';
import { certify } from '../certificate.js';
import { detectableStep } from '../detectable.js';
import { panelNoise } from '../evidence.js';
import type { DraftPuzzle, PuzzleFactory, Recipe } from '../factory.js';
import { fixesOf } from '../fixing/offered.js';
import { type Experiments, NO_EXPERIMENTS, probesOf } from '../investigation/experiments.js';
import { marketOf } from '../investigation/investigator.js';
import { changeLogOf } from '../nuisance.js';
import type { AnswerKey, KeyInjection } from '../puzzle.js';
import { nuisanceOf } from '../rerun.js';
import { createReveal } from '../reveal.js';
import { puzzleId, puzzleNonce } from '../seal.js';
import { themeOf } from '../theme.js';
import { publicView } from '../view.js';
import { injectionOf, placeOf, type RecordedCase } from './case.js';
import { documentedRecording } from './documented.js';
import { readRecording } from './probe.js';
import { type RecordingText, traceOfRecording } from './recording.js';

export interface RecordedFactoryOptions {
  readonly recipe: Recipe;
  /** The one scenario of the recipe. */
  readonly scenario: Scenario;
  readonly cases: readonly RecordedCase[];
  /** Reads a recording by its name. */
  readonly recording: (run: string) => RecordingText;
  readonly faults: readonly Fault[];
  readonly diagnostician: Diagnostician;
  /** The same probes and fixes as in a simulated puzzle, of which few can be had; absent: none. */
  readonly experiments?: Experiments;
  /** Scenarios that are simulated for "another like this". */
  readonly simulated: readonly Scenario[];
}

/**
 * Puzzles that are recorded runs: curves, evaluations and planned changes as recorded, the twin the recording of the same seed
 * without the injection. A recording cannot be drawn again until it is identified with .8, as a simulated run is: the recipe
 * names those whose cause comes first for the diagnostician, and the certificate says how sure it is. Harmless lines of log and change log are drawn, as in any puzzle, so that it looks like one.
 */
export function createRecordedFactory(options: RecordedFactoryOptions): PuzzleFactory {
  const { recipe, scenario, cases, faults, diagnostician, simulated, experiments = NO_EXPERIMENTS } = options;
  const stock = stockOf(scenario, faults, recipe.faults);
  const byId = new Map(faults.map((fault) => [fault.meta.id, fault]));
  const fixes = fixesOf(experiments.fixes, scenario);
  const market = marketOf(experiments, scenario);
  const candidates = candidatesOf(stock, fixes, byId);
  const prior = priorOf(stock, recipe.healthyShare);
  const places = placesOf(stock);
  const trace = rememberingTraces(options);
  const caseOf = (secret: string): RecordedCase => createStream(secret, ['recorded']).pick(cases);

  const keyOf = (secret: string, one: RecordedCase): AnswerKey => {
    const injected = injectionOf(one, scenario, faults);
    const [run, twin] = [trace(one.run), trace(one.twin)];
    const benign = injected === null || injected.fault.meta.family === 'control';
    const cause = benign ? HEALTHY : injected.fault.meta.id;
    const { certificate } = certify({
      diagnostician,
      scenario: scenario.id,
      prior,
      cause,
      run,
      twin: null,
      tier: null,
    });
    const effect = () => {
      const [own, other] = [diagnostician.read(observe(run)), diagnostician.read(observe(twin))];
      return significant(diagnostician.effect(own, other, scenario.id), 4);
    };
    // Two recordings took their own time from the first step on; all else is the same before the injection.
    const timed = { ...run, series: { ...run.series, throughput: twin.series.throughput } };
    const injections: KeyInjection[] =
      injected === null
        ? []
        : [
            {
              fault: injected.fault.meta.id,
              onset: one.onset,
              detectable: benign ? null : detectableStep(timed, twin, panelNoise(trace(one.earlier))),
              severity: one.severity,
              dose: injected.injection.dose,
              where: placeOf(one),
            },
          ];
    return {
      puzzle: puzzleId(secret),
      cause,
      injections,
      seed: secret,
      attempt: 0,
      nonce: puzzleNonce(secret),
      recorded: one.id,
      // What was recorded cannot be run again with something done about it.
      fixes: {},
      certificate: benign ? certificate : { ...certificate, effect: effect() },
    };
  };

  const generate = (secret: string): DraftPuzzle => {
    const one = caseOf(secret);
    const injected = injectionOf(one, scenario, faults);
    const nuisance = nuisanceOf(secret, scenario);
    const { fault, injection } = injected ?? {};
    const planned =
      fault?.planned?.({ scenario, dose: injection!.dose, onset: injection!.onset, where: injection!.where }) ?? [];
    const puzzle = publicView({
      id: puzzleId(secret),
      scenario,
      // A job that really restarted would show it.
      run: { ...trace(one.run), log: nuisance.events.filter(({ restart }) => !restart) },
      earlier: trace(one.earlier),
      changeLog: changeLogOf(planned, nuisance.changes),
      logsPlannedRate: false,
      deadPanel: null,
      candidates,
      places,
      probes: market.offers,
      budget: market.budget,
      fixes: fixes.map(({ meta }) => meta),
    });
    const dropped = { 'not-identifiable': 0, 'not-visible': 0, 'other-tier': 0 };
    return { puzzle, key: keyOf(secret, one), dropped };
  };

  const caseWith = ({ key }: DraftPuzzle): RecordedCase => cases.find(({ id }) => id === key.recorded)!;
  /** A recording has no neighbours to draw: another like it is simulated, in a scenario where its cause can occur. */
  const stockLike = (cause: string): Stock => {
    const stocks = simulated.map((other) => stockOf(other, faults));
    return stocks.find(({ drawn }) => drawn.some(({ meta }) => meta.id === cause)) ?? stocks[0] ?? stock;
  };
  const of = <T>(value: T): Record<string, T> => ({ [scenario.id]: value });
  return {
    recipe,
    candidates: of(candidates),
    prior: of(prior),
    places: of(places),
    distinct: cases.length,
    secretOf: (pack, number) => secretOfCase(pack, number, cases, caseOf),
    generate,
    probe(draft, id) {
      const one = caseWith(draft);
      const probe = probesOf(experiments, scenario).find(({ meta }) => meta.id === id);
      if (probe === undefined)
        throw unknownName(
          'probe',
          id,
          market.offers.map((offer) => offer.id),
        );
      return readRecording(probe, scenario, {
        run: trace(one.run),
        twin: trace(one.twin),
        earlier: trace(one.earlier),
      });
    },
    // What can be bought of a recording is too little for a par.
    investigation: () => null,
    reveal(draft, answer, grade) {
      const one = caseWith(draft);
      const reveal = { draft, answer, grade, scenario, faults: byId, diagnostician, prior };
      return createReveal({
        ...reveal,
        twin: trace(one.twin),
        readings: [],
        incident: documentedRecording(one, trace(one.run), trace(one.twin)),
      });
    },
    // What was recorded cannot be run again with something done about it, or with another cause.
    fixed: ({ puzzle }) => ({
      puzzle: puzzle.id,
      alarm: 0,
      window: puzzle.steps,
      steps: [],
      evaluationSteps: [],
      runs: [],
    }),
    whyNot: ({ puzzle }) => ({ puzzle: puzzle.id, alternatives: [] }),
    theme: ({ key }, number) => themeOf(key.cause, number, stockLike(key.cause)),
  };
}

/** A recording is read and parsed once. */
function rememberingTraces({ recording, scenario }: RecordedFactoryOptions): (run: string) => Trace {
  const known = new Map<string, Trace>();
  return (run) => {
    const found = known.get(run) ?? traceOfRecording(recording(run), scenario);
    known.set(run, found);
    return found;
  };
}

/**
 * Secret of a puzzle of a pack in which no recording comes twice: the cases are put in an order that follows from the secret
 * of the pack, and of the secrets derived for a number the first that draws its case is taken.
 */
function secretOfCase(
  pack: string,
  number: number,
  cases: readonly RecordedCase[],
  caseOf: (secret: string) => RecordedCase,
): string {
  const place = (id: string) => deriveSecret(pack, ['recorded', id]);
  const order = cases.toSorted((a, b) => (place(a.id) < place(b.id) ? -1 : 1));
  const wanted = order[number % order.length];
  for (let i = 0; ; i++) {
    const secret = deriveSecret(pack, ['puzzle', number, i]);
    if (caseOf(secret) === wanted) return secret;
  }
}

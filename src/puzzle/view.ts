import { toWire, type WireNumber } from '../core/json.js';
import { STEP_METRICS, type StepMetric } from '../core/vocabulary.js';
import { wilson } from '../core/wilson.js';
import type { PlannedChange } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import type { Evaluations, ReliabilityBins, Trace } from '../run/trace.js';
import { runCard } from './card.js';
import type {
  Candidate,
  EvaluationRow,
  FixOffer,
  Place,
  ProbeOffer,
  PublicBins,
  PublicEvaluations,
  PublicPuzzle,
  ReferenceRun,
} from './puzzle.js';

/** Every stride-th step of the earlier run is published: enough to compare levels, and a puzzle stays below 250 KB. */
const REFERENCE_STRIDE = 5;

/** Evaluations whose reliability diagram is published, as shares of the run. */
const RELIABILITY_AT = [0, 0.25, 0.5, 0.75, 1];

/** What the public view may be made of. There is no cause, onset, severity or secret among the ingredients. */
export interface ViewIngredients {
  readonly id: string;
  readonly scenario: Scenario;
  readonly run: Trace;
  readonly earlier: Trace;
  readonly changeLog: readonly PlannedChange[];
  readonly logsPlannedRate: boolean;
  readonly deadPanel: StepMetric | null;
  readonly candidates: readonly Candidate[];
  readonly places: readonly Place[];
  readonly probes: readonly ProbeOffer[];
  readonly budget: number;
  readonly fixes: readonly FixOffer[];
}

/** The only way out: builds the public puzzle by allow-list, field by field. */
export function publicView(from: ViewIngredients): PublicPuzzle {
  const { scenario, run, earlier } = from;
  const evaluations = publicEvaluations(run.evaluations, scenario);
  const reference: ReferenceRun = {
    stride: REFERENCE_STRIDE,
    series: publicSeries(earlier, REFERENCE_STRIDE),
    evaluations: publicEvaluations(earlier.evaluations, scenario),
  };
  return {
    id: from.id,
    scenario: scenario.id,
    title: scenario.title,
    card: runCard(scenario, from.changeLog, from),
    steps: run.steps,
    clock: { unit: scenario.batch.unit, perStep: scenario.batch.size, firstStep: scenario.window.firstStep },
    series: publicSeries(run, 1),
    evaluations,
    evaluationTable: evaluationTable(run.evaluations, earlier.evaluations, scenario),
    log: run.log.map(({ step, level, text }) => ({ step, level, text })),
    reference,
    candidates: from.candidates,
    places: from.places,
    probes: from.probes.map(({ id, name, question, kind, hours, gpuHours }) => ({
      id,
      name,
      question,
      kind,
      hours,
      gpuHours,
    })),
    budget: from.budget,
    fixes: from.fixes.map(({ id, name, summary }) => ({ id, name, summary })),
  };
}

export function publicSeries(trace: Trace, stride: number): Record<StepMetric, WireNumber[]> {
  const thin = (values: Float64Array): WireNumber[] => {
    const published: WireNumber[] = [];
    for (let i = 0; i < values.length; i += stride) published.push(toWire(values[i]!));
    return published;
  };
  return Object.fromEntries(STEP_METRICS.map((metric) => [metric, thin(trace.series[metric])])) as Record<
    StepMetric,
    WireNumber[]
  >;
}

export function publicEvaluations(evaluations: Evaluations, scenario: Scenario): PublicEvaluations {
  const { steps, metrics, reliability } = evaluations;
  const wire = (values: readonly Float64Array[]) => values.map((slice) => Array.from(slice, toWire));
  const recorded = reliability.some((bins) => bins.length > 0) ? RELIABILITY_AT : [];
  const shown = [...new Set(recorded.map((share) => Math.round(share * (steps.length - 1))))];
  return {
    steps,
    slices: scenario.sources.map(({ id, name, evaluationSize }) => ({
      id,
      name,
      size: evaluationSize,
      lossSpread: scenario.evaluation.lossSpread,
    })),
    loss: wire(metrics.loss),
    accuracy: wire(metrics.accuracy),
    ece: wire(metrics.ece),
    confidence: wire(metrics.confidence),
    reliability: shown.map((index) => ({
      step: steps[index]!,
      slices: reliability.map((evaluated) => publicBins(evaluated[index]!)),
    })),
  };
}

function publicBins({ count, confidence, accuracy }: ReliabilityBins): PublicBins {
  const wire = (values: Float64Array) => Array.from(values, toWire);
  return { count: wire(count), confidence: wire(confidence), accuracy: wire(accuracy) };
}

/** Last evaluation with the 95 % Wilson interval of the accuracy (Wilson 1927), beside the earlier run's. */
function evaluationTable(run: Evaluations, earlier: Evaluations, scenario: Scenario): EvaluationRow[] {
  const last = (values: readonly Float64Array[], slice: number) => values[slice]!.at(-1)!;
  return scenario.sources.map((source, slice) => {
    const accuracy = last(run.metrics.accuracy, slice);
    const [low, high] = wilson(accuracy, source.evaluationSize);
    return {
      slice: source.id,
      name: source.name,
      size: source.evaluationSize,
      loss: toWire(last(run.metrics.loss, slice)),
      accuracy: toWire(accuracy),
      accuracyLow: toWire(low),
      accuracyHigh: toWire(high),
      ece: toWire(last(run.metrics.ece, slice)),
      meanConfidence: toWire(last(run.metrics.confidence, slice)),
      referenceLoss: toWire(last(earlier.metrics.loss, slice)),
      referenceAccuracy: toWire(last(earlier.metrics.accuracy, slice)),
      referenceEce: toWire(last(earlier.metrics.ece, slice)),
    };
  });
}

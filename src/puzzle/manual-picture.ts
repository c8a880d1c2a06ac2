import { toWire, type WireNumber } from '../core/json.js';
import { significant } from '../core/maths.js';
import { secretOfSeed } from '../core/rng.js';
import { HEALTHY, STEP_METRICS, type StepMetric } from '../core/vocabulary.js';
import type { ResolvedInjection } from '../run/causes.js';
import { resolveInjection } from '../run/dose.js';
import type { Fault } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import { simulate } from '../run/simulate.js';
import type { Trace } from '../run/trace.js';
import type { ManualPicture } from './puzzle.js';
import { stepNumber } from './words.js';

/** Dose of the example: clear, and not the worst there is. */
const SEVERITY = 0.7;
/** Every stride-th step of a series is drawn. */
const STRIDE = 3;
const MOST_PANELS = 3;

/** Where a symptom shows that is no panel by itself. */
const SHOWN_AS: Readonly<Record<string, string>> = { 'loss-noise': 'train-loss', 'loss-period': 'train-loss' };
const SLICE_PANELS = { 'slice-loss': 'loss', 'slice-accuracy': 'accuracy', 'slice-ece': 'ece' } as const;

/**
 * What a cause does to a run: one example in the first scenario it can occur in, the same for everyone, beside its twin
 * without it. For a healthy run the twin is another healthy run with its own data order.
 * @returns null where the cause can occur in none of the scenarios
 */
export function manualPicture(fault: Fault, scenarios: readonly Scenario[]): ManualPicture | null {
  const scenario = scenarios.find((candidate) => fault.excludedFrom(candidate) === null);
  if (scenario === undefined) return null;
  const secret = secretOfSeed(`manual picture of ${fault.meta.id}`);
  const injection = fault.meta.id === HEALTHY ? null : exampleOf(fault, scenario);
  const run = simulate({ scenario, injections: injection === null ? [] : [injection], secret });
  const twin = simulate({
    scenario,
    injections: [],
    secret: injection === null ? secretOfSeed(`manual picture of ${fault.meta.id}, earlier run`) : secret,
  });
  const onset = injection?.injection.onset ?? null;
  return {
    scenario: scenario.id,
    caption: captionOf(scenario, injection),
    steps: run.steps,
    onset,
    panels: panelsOf(fault).map((panel) => panelPicture(panel, run, twin, scenario, injection)),
  };
}

function exampleOf(fault: Fault, scenario: Scenario): ResolvedInjection {
  const [earliest, latest] = fault.onsetShare ?? [0, 0];
  const onset = Math.floor((scenario.window.steps * (earliest + latest)) / 2);
  return resolveInjection(fault, { fault: fault.meta.id, onset, severity: SEVERITY }, scenario);
}

/** The panels its signature is about, the train loss always among them. */
function panelsOf({ signature }: Fault): string[] {
  const named = signature.map(({ metric }) => SHOWN_AS[metric] ?? metric);
  const known = named.filter((panel) => isStepMetric(panel) || panel in SLICE_PANELS);
  const panels = [...new Set(known)].slice(0, MOST_PANELS);
  if (panels.includes('train-loss')) return panels;
  return ['train-loss', ...panels.slice(0, MOST_PANELS - 1)];
}

function panelPicture(
  panel: string,
  run: Trace,
  twin: Trace,
  scenario: Scenario,
  injection: ResolvedInjection | null,
): ManualPicture['panels'][number] {
  if (isStepMetric(panel)) {
    // The grid goes through the onset: what lasts one step begins there.
    const first = (injection?.injection.onset ?? 0) % STRIDE;
    const at = Array.from({ length: Math.ceil((run.steps - first) / STRIDE) }, (_, i) => first + i * STRIDE);
    const thin = (trace: Trace): WireNumber[] => at.map((step) => toWire(trace.series[panel][step]!));
    return { panel, slice: null, at, run: thin(run), twin: thin(twin) };
  }
  const metric = SLICE_PANELS[panel as keyof typeof SLICE_PANELS];
  const [own, other] = [run.evaluations.metrics[metric], twin.evaluations.metrics[metric]];
  const slice = sliceOf(injection, scenario, own, other);
  return {
    panel,
    slice: scenario.sources[slice]!.name,
    at: run.evaluations.steps,
    run: Array.from(own[slice]!, toWire),
    twin: Array.from(other[slice]!, toWire),
  };
}

/** The slice the cause acts on, else the one that moves most. */
function sliceOf(
  injection: ResolvedInjection | null,
  scenario: Scenario,
  own: readonly Float64Array[],
  other: readonly Float64Array[],
): number {
  const place = scenario.sources.findIndex(({ id }) => id === injection?.injection.where);
  if (place >= 0) return place;
  const moved = own.map((values, slice) =>
    values.reduce((sum, value, i) => sum + Math.abs(value - other[slice]![i]!), 0),
  );
  return moved.indexOf(Math.max(...moved));
}

function captionOf(scenario: Scenario, injection: ResolvedInjection | null): string {
  if (injection === null) return `${scenario.title}: a healthy run beside an earlier one with another data order.`;
  const { onset, dose, where } = injection.injection;
  const doses = Object.entries(dose).map(
    ([name, value]) => `${injection.fault.dose[name]!.description} ${significant(value, 3)}`,
  );
  const place = scenario.sources.find(({ id }) => id === where);
  const facts = [...doses, ...(place === undefined ? [] : [`on ${place.name}`])];
  // A fault without a dose that acts everywhere leaves nothing to add.
  const more = facts.length === 0 ? '' : `; ${facts.join(', ')}`;
  return `${scenario.title}: from step ${stepNumber(onset)} on${more}.`;
}

function isStepMetric(panel: string): panel is StepMetric {
  return STEP_METRICS.some((metric) => metric === panel);
}

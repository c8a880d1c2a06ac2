import { median } from 'simple-statistics';
import { significant } from '../core/maths.js';
import { SLICE_METRICS, type SliceMetric, STEP_METRICS } from '../core/vocabulary.js';
import type { Scenario } from '../run/scenario.js';
import type { Trace } from '../run/trace.js';
import { ENOUGH, type PanelEvidence } from './evidence.js';
import { SLICE_PANEL_NAMES, STEP_PANEL_NAMES } from './panel-names.js';
import type { TellingPanel } from './revealed.js';
import { type Span, spanOf, turnedBeginning } from './telling-span.js';
import { stepNumber } from './words.js';

/** Panels named in an explanation. */
const MOST_PANELS = 3;

/** The two runs a sentence compares. */
interface Runs {
  readonly observed: Trace;
  readonly alternative: Trace;
  readonly scenario: Scenario;
}

/**
 * The panels that tell two runs apart, the most telling first, with a sentence for each. Where none does, the first one
 * says so.
 */
export function tellingPanels(evidence: readonly PanelEvidence[], runs: Runs): TellingPanel[] {
  const panels = [...new Set(evidence.map(({ panel }) => panel))].map((panel) => {
    const lines = evidence.filter((line) => line.panel === panel);
    const first = lines.reduce((most, line) => (line.evidence > most.evidence ? line : most));
    return { line: first, evidence: lines.reduce((sum, line) => sum + line.evidence, 0) };
  });
  panels.sort((a, b) => b.evidence - a.evidence);
  const sure = panels.filter((panel) => panel.evidence >= ENOUGH).slice(0, MOST_PANELS);
  const shown = sure.length > 0 ? sure : panels.slice(0, 1);
  return shown.map(({ line, evidence: nats }) => ({
    panel: line.panel,
    slice: line.slice,
    evidence: significant(nats),
    ...(sure.length > 0 ? told(line, runs) : { text: indistinct(line, runs), ...stepsOf(line, runs, allOf(line)) }),
  }));
}

/** A sentence with the steps that it is about. */
type Told = Pick<TellingPanel, 'text' | 'from' | 'to'>;

/** Such as "Gradient norm from step 1,204 on: 0.31 under this cause, 0.92 in your run." */
function told(line: PanelEvidence, runs: Runs): Told {
  const span = spanOf(line.values);
  const [supposed, seen] = [valuesOf(runs.alternative, line), valuesOf(runs.observed, line)];
  const [left, right] = [middle(supposed, span), middle(seen, span)];
  const usual = left === right ? 0 : Math.sign(medianOf(seen, span) - medianOf(supposed, span));
  const beginning = turnedBeginning(line.values, (index) => seen[index]! - supposed[index]!, usual, span);
  if (beginning !== null) return toldInTwo(line, runs, beginning, span);
  const begin = `${nameOf(line, runs.scenario)} ${when(line, runs, span)}`;
  const steps = stepsOf(line, runs, span);
  if (left !== right) return { text: `${begin}: ${left} under this cause, ${right} in your run.`, ...steps };
  const gaps = supposed.map((value, index) => Math.abs(value - seen[index]!));
  const each = line.slice === null ? 'step' : 'evaluation';
  return { text: `${begin}: about ${right} in both, but ${middle(gaps, span)} apart at a typical ${each}.`, ...steps };
}

/** Where a run first went one way and then stayed the other way, or came back: the beginning, then the rest in short. */
function toldInTwo(line: PanelEvidence, runs: Runs, beginning: Span, span: Span): Told {
  const [supposed, seen] = [valuesOf(runs.alternative, line), valuesOf(runs.observed, line)];
  const rest: Span = [beginning[1] + 1, span[1]];
  const [under, yours] = [middle(supposed, rest), middle(seen, rest)];
  const until =
    span[1] === lastOf(line) ? 'from then on' : `then, to step ${stepNumber(stepsOf(line, runs, span).to)},`;
  const text =
    `${nameOf(line, runs.scenario)} ${when(line, runs, beginning)}: ${middle(supposed, beginning)} under this cause, ` +
    `${middle(seen, beginning)} in your run; ${until} ${under === yours ? `about ${yours} in both` : `${under} and ${yours}`}.`;
  return { text, ...stepsOf(line, runs, beginning) };
}

/** When a span was, in a sentence. */
function when(line: PanelEvidence, runs: Runs, span: Span): string {
  const { from, to } = stepsOf(line, runs, span);
  if (span[1] === lastOf(line)) return `from step ${stepNumber(from)} on`;
  return from === to ? `at step ${stepNumber(from)}` : `in steps ${stepNumber(from)}–${stepNumber(to)}`;
}

function stepsOf({ slice }: PanelEvidence, { observed }: Runs, [from, to]: Span): Pick<TellingPanel, 'from' | 'to'> {
  const { steps } = observed.evaluations;
  return slice === null ? { from, to } : { from: steps[from]!, to: steps[to]! };
}

function allOf(line: PanelEvidence): Span {
  return [0, lastOf(line)];
}

function lastOf({ values }: PanelEvidence): number {
  return values.length - 1;
}

/** The evidence it states is that of the line it names: a panel of slices has more, all its lines together. */
function indistinct(line: PanelEvidence, { scenario }: Runs): string {
  if (line.evidence === 0) return 'No panel tells the two apart: every value would have been the same.';
  return (
    `No panel tells the two apart: ${lowerFirst(nameOf(line, scenario))} comes nearest, with ` +
    `${significant(line.evidence, 2)} nats where ${ENOUGH} are needed to be sure.`
  );
}

function nameOf({ panel, slice }: PanelEvidence, scenario: Scenario): string {
  const metric = STEP_METRICS.find((candidate) => candidate === panel);
  if (metric !== undefined) return STEP_PANEL_NAMES[metric];
  return `${SLICE_PANEL_NAMES[sliceMetricOf(panel)]} on ${scenario.sources[slice!]!.name}`;
}

function sliceMetricOf(panel: string): SliceMetric {
  return SLICE_METRICS.find((metric) => `slice-${metric}` === panel)!;
}

function valuesOf(run: Trace, { panel, slice }: PanelEvidence): Float64Array {
  const metric = STEP_METRICS.find((candidate) => candidate === panel);
  return metric === undefined ? run.evaluations.metrics[sliceMetricOf(panel)][slice!]! : run.series[metric];
}

/** Median of the finite values of a span, with three significant digits. */
function middle(values: Float64Array, span: Span): string {
  const value = medianOf(values, span);
  if (Number.isNaN(value)) return 'not a number';
  const figure = significant(value, 3);
  return Math.abs(figure) >= 1000 ? stepNumber(Math.round(figure)) : String(figure);
}

/** NaN where no value of the span is finite. */
function medianOf(values: Float64Array, [from, to]: Span): number {
  const finite = [...values.subarray(from, to + 1)].filter((value) => Number.isFinite(value));
  return finite.length === 0 ? Number.NaN : median(finite);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

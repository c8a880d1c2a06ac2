import { median } from 'simple-statistics';
import { significant } from '../core/maths.js';
import { SLICE_METRICS, type SliceMetric, STEP_METRICS } from '../core/vocabulary.js';
import type { Scenario } from '../run/scenario.js';
import type { Trace } from '../run/trace.js';
import { ENOUGH, type PanelEvidence } from './evidence.js';
import { SLICE_PANEL_NAMES, STEP_PANEL_NAMES } from './panel-names.js';
import type { TellingPanel } from './revealed.js';
import { stepNumber } from './words.js';

/** Panels named in an explanation. */
const MOST_PANELS = 3;

/**
 * A sentence is about the values from the one at which the evidence is enough to be sure to the end, unless most of it
 * comes in the first part of them: a spike has come and gone by then.
 */
const [MOST, NEARLY_ALL] = [0.8, 0.98];
const FIRST_PART = 0.25;

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
  return shown.map((panel) => ({
    panel: panel.line.panel,
    slice: panel.line.slice,
    evidence: significant(panel.evidence),
    text: sure.length > 0 ? sentence(panel.line, runs) : indistinct(panel.line, runs),
  }));
}

/** Such as "Gradient norm after step 1,204: 0.31 under this cause, 0.92 in your run." */
function sentence(line: PanelEvidence, runs: Runs): string {
  const [from, to] = span(line.values);
  const steps = line.slice === null ? null : runs.observed.evaluations.steps;
  const at = (index: number) => steps?.[index] ?? index;
  const when =
    to === line.values.length - 1
      ? `from step ${stepNumber(at(from))} on`
      : from === to
        ? `at step ${stepNumber(at(from))}`
        : `in steps ${stepNumber(at(from))}–${stepNumber(at(to))}`;
  const [supposed, seen] = [valuesOf(runs.alternative, line), valuesOf(runs.observed, line)];
  const [left, right] = [middle(supposed, from, to), middle(seen, from, to)];
  const name = nameOf(line, runs.scenario);
  if (left !== right) return `${name} ${when}: ${left} under this cause, ${right} in your run.`;
  const apart = middle(
    supposed.map((value, i) => Math.abs(value - seen[i]!)),
    from,
    to,
  );
  return `${name} ${when}: about ${right} in both, but ${apart} apart at a typical ${steps === null ? 'step' : 'evaluation'}.`;
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

/** First and last index of the values that a sentence is about. */
function span(values: Float64Array): [number, number] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const reaching = (nats: number) => {
    let sum = 0;
    return values.findIndex((value) => {
      sum += value;
      return sum >= nats;
    });
  };
  const last = values.length - 1;
  const from = reaching(Math.min(ENOUGH, total / 2));
  const soon = from + FIRST_PART * (last - from);
  return [
    from,
    [NEARLY_ALL, MOST].map((share) => reaching(share * total)).find((index) => index >= from && index < soon) ?? last,
  ];
}

/** Median of the finite values from one index to another, with three significant digits. */
function middle(values: Float64Array, from: number, to: number): string {
  const finite = [...values.subarray(from, to + 1)].filter((value) => Number.isFinite(value));
  if (finite.length === 0) return 'not a number';
  const figure = significant(median(finite), 3);
  return Math.abs(figure) >= 1000 ? stepNumber(Math.round(figure)) : String(figure);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

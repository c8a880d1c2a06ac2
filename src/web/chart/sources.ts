import type { PublicEvaluations, PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import { toNumbers } from '../series/numbers.js';

/** One metric recorded once a step, with its overlays. */
export interface StepSource {
  readonly kind: 'step';
  readonly run: Float64Array;
  readonly reference: { readonly values: Float64Array; readonly stride: number } | null;
  readonly twin: Float64Array | null;
}

/** values[slice][evaluation] at the steps of the evaluations. */
export interface SliceLines {
  readonly steps: readonly number[];
  readonly values: readonly Float64Array[];
}

export interface SliceSource {
  readonly kind: 'slice';
  readonly names: readonly string[];
  readonly run: SliceLines;
  readonly reference: SliceLines;
  readonly twin: SliceLines | null;
}

export type PanelSource = StepSource | SliceSource;

/** The twin exists in the browser only after the answer. */
export type Twin = Reveal['twin'];

/**
 * What a panel shows, or null where the puzzle does not record it. The panel's id is the metric for a step panel and
 * `slice-` and the metric for a slice panel.
 */
export function sourceOf(panelId: string, puzzle: PublicPuzzle, twin: Twin | null): PanelSource | null {
  if (panelId.startsWith('slice-')) return sliceSource(panelId.slice('slice-'.length), puzzle, twin);
  return stepSource(panelId, puzzle, twin);
}

function stepSource(metric: string, puzzle: PublicPuzzle, twin: Twin | null): StepSource | null {
  const id = metric as keyof PublicPuzzle['series'];
  if (puzzle.series[id] === undefined) return null;
  return {
    kind: 'step',
    run: toNumbers(puzzle.series[id]),
    reference: { values: toNumbers(puzzle.reference.series[id]), stride: puzzle.reference.stride },
    twin: twin === null ? null : toNumbers(twin.series[id]),
  };
}

function sliceSource(metric: string, puzzle: PublicPuzzle, twin: Twin | null): SliceSource | null {
  if (metric !== 'loss' && metric !== 'accuracy' && metric !== 'ece') return null;
  const lines = (evaluations: PublicEvaluations): SliceLines => ({
    steps: evaluations.steps,
    values: evaluations[metric].map(toNumbers),
  });
  return {
    kind: 'slice',
    names: puzzle.evaluations.slices.map(({ name }) => name),
    run: lines(puzzle.evaluations),
    reference: lines(puzzle.reference.evaluations),
    twin: twin === null ? null : lines(twin.evaluations),
  };
}

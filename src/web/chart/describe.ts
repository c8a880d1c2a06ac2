import { formatStep, formatValue } from '../format.js';
import { firstNonFinite } from '../series/numbers.js';
import type { PanelSource, SliceSource, StepSource } from './sources.js';

/** A chart in words, for readers who do not see the canvas: start, end, extremes and where they lie. */
export function describePanel(source: PanelSource): string {
  return source.kind === 'step' ? describeStep(source) : describeSlices(source);
}

function describeStep({ run, reference }: StepSource): string {
  const finite = [...run.keys()].filter((step) => Number.isFinite(run[step]));
  if (finite.length === 0) return 'No finite value was recorded.';
  let low = finite[0]!;
  let high = low;
  for (const step of finite) {
    if (run[step]! < run[low]!) low = step;
    if (run[step]! > run[high]!) high = step;
  }
  const first = finite[0]!;
  const last = finite.at(-1)!;
  const broken = firstNonFinite(run);
  return [
    `${formatValue(run[first]!)} at step ${formatStep(first)}, ${formatValue(run[last]!)} at step ${formatStep(last)}.`,
    `Lowest ${formatValue(run[low]!)} at step ${formatStep(low)}, highest ${formatValue(run[high]!)} at step ${formatStep(high)}.`,
    ...(reference === null ? [] : [`The earlier run ends at ${formatValue(reference.values.at(-1) ?? Number.NaN)}.`]),
    ...(broken === null ? [] : [`Not a finite number from step ${formatStep(broken)}.`]),
  ].join(' ');
}

function describeSlices({ names, run }: SliceSource): string {
  return run.values
    .map((values, slice) => `${names[slice]}: first ${formatValue(values[0]!)}, last ${formatValue(values.at(-1)!)}.`)
    .join(' ');
}

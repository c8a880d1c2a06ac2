import type { DiagnosticModel, Head } from './model.js';
import { PANELS, type Panel } from './panels.js';

/** A scaled feature beyond this says no more: no single number may decide. */
export const MOST = 3;

/** asinh, from what agrees on every engine. */
export function scaled(value: number, centre: number, unit: number): number {
  const x = (value - centre) / unit;
  if (!Number.isFinite(x)) return 0;
  const size = Math.abs(x);
  const root = Math.log(size + Math.sqrt(size * size + 1));
  return Math.sign(x) * Math.min(MOST, root);
}

/** Features of a run as a head scales them, by their number in the model; 0 where it does not read them. Shape [features]. */
export function scaledFor({ features, scales }: Pick<Head, 'features' | 'scales'>, values: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  features.forEach((f, i) => {
    result[f] = scaled(values[f]!, scales[i]!.centre, scales[i]!.unit);
  });
  return result;
}

/** Where a line of weight may bend: what is far to one side may mean another thing than what is near. */
const KNEE = 0.7;

/** Numbers that a scaled feature is weighed by: itself, and what exceeds the knee on either side. */
export const BASIS = 3;

/** Writes the basis of one scaled feature. */
export function basisOf(value: number, into: Float32Array | Float64Array, at: number): void {
  into[at] = value;
  into[at + 1] = value > KNEE ? value - KNEE : 0;
  into[at + 2] = value < -KNEE ? -KNEE - value : 0;
}

/** The head that weighs most of the panels a run has: that of the scenario, if it has one, before one for all runs. */
export function headFor(
  model: DiagnosticModel,
  available: readonly Panel[],
  scenario: string | null,
): Head | undefined {
  const fits = model.heads.filter(
    (head) =>
      (head.scenario === null || head.scenario === scenario) && head.panels.every((panel) => available.includes(panel)),
  );
  const rank = (head: Head) => head.panels.length + (head.scenario === null ? 0 : PANELS.length);
  return fits.reduce<Head | undefined>(
    (best, head) => (best === undefined || rank(head) > rank(best) ? head : best),
    undefined,
  );
}

/** Log-likelihood of each cause by panel, up to a constant (its bias). Shape [panels of the head][causes]. */
export function weighPanels(head: Head, values: Float64Array, panelOf: (feature: number) => Panel): Float64Array[] {
  const at = new Map(head.panels.map((panel, i) => [panel, i]));
  const weights = head.panels.map(() => new Float64Array(head.causes.length));
  const basis = new Float64Array(BASIS);
  head.features.forEach((feature, f) => {
    const panel = weights[at.get(panelOf(feature))!]!;
    basisOf(values[feature]!, basis, 0);
    for (let cause = 0; cause < panel.length; cause++)
      for (let b = 0; b < BASIS; b++) panel[cause]! += head.weights[cause]![f * BASIS + b]! * basis[b]!;
  });
  return weights;
}

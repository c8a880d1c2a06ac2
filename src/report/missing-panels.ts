import type { Diagnosis } from '../diagnose/diagnosis.js';
import type { DiagnosticModel, Head } from '../diagnose/model.js';
import type { Panel } from '../diagnose/panels.js';
import { BASIS, basisOf } from '../diagnose/weigh.js';
import { MOST_CAUSES } from './report.js';

/** What a panel would help to tell, were it logged. */
export interface Separation {
  readonly panel: Panel;
  /** The likely cause that it would tell the leading one from best; null where it would hardly tell any. */
  readonly from: string | null;
  /** Weight of evidence, in nats, that it usually has between the two. */
  readonly nats: number;
}

/** Below this a panel would change nobody's mind. */
const TELLING = 0.5;

/**
 * What each missing panel would help to tell between the leading cause and the other likely ones, by the weights of the
 * fullest set of panels that has it. The most telling first.
 */
export function separationsOf(
  { missing, causes }: Pick<Diagnosis, 'missing' | 'causes'>,
  model: Pick<DiagnosticModel, 'heads' | 'features'>,
  panelOf: (feature: string) => Panel | undefined,
): Separation[] {
  const [leading, ...others] = causes.slice(0, MOST_CAUSES);
  const separations = missing.map((panel): Separation => {
    const head = fullestWith(panel, model.heads);
    let best: Separation = { panel, from: null, nats: 0 };
    if (head === undefined || leading === undefined) return best;
    const features = head.features.flatMap((f, at) => (panelOf(model.features[f]!) === panel ? [at] : []));
    for (const { id } of others) {
      const nats = separation(head, features, leading.id, id);
      if (nats >= TELLING && nats > best.nats) best = { panel, from: id, nats };
    }
    return best;
  });
  return separations.sort((a, b) => b.nats - a.nats);
}

function fullestWith(panel: Panel, heads: readonly Head[]): Head | undefined {
  return heads
    .filter((head) => head.scenario === null && head.panels.includes(panel))
    .sort((a, b) => b.panels.length - a.panels.length)[0];
}

/** Root mean square of what the features weigh between two causes, from one deviation below their means to one above. */
function separation(head: Head, features: readonly number[], a: string, b: string): number {
  const [first, second] = [head.causes.indexOf(a), head.causes.indexOf(b)];
  if (first < 0 || second < 0) return 0;
  const basis = new Float64Array(BASIS);
  const weigh = (feature: number, value: number): number => {
    basisOf(value, basis, 0);
    let sum = 0;
    for (let k = 0; k < BASIS; k++) {
      const at = feature * BASIS + k;
      sum += (head.weights[first]![at]! - head.weights[second]![at]!) * basis[k]!;
    }
    return sum;
  };
  let squares = 0;
  for (const feature of features) {
    const [mean, deviation] = [head.means[feature]!, head.deviations[feature]!];
    const change = (weigh(feature, mean + deviation) - weigh(feature, mean - deviation)) / 2;
    squares += change * change;
  }
  return Math.sqrt(squares);
}

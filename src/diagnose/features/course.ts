import type { Feature } from '../feature.js';
import { GRAIN } from '../grain.js';
import { STEP_LINES } from '../step-lines.js';

/** Parts of equal length into which a run is cut. */
const PARTS = 10;

/** Lines whose course is that of learning: it differs from model to model, and says something within one scenario only. */
const LEARNING: readonly string[] = ['train-loss', 'attention-logit', 'throughput'];

/** The course of each line over the run: its mean in every tenth, against its middle. */
export default STEP_LINES.flatMap(([name, panel]) =>
  Array.from(
    { length: PARTS },
    (_, part): Feature => ({
      id: `${name}/part-${part}`,
      panel,
      absolute: LEARNING.includes(name),
      unit: 2 * GRAIN[name],
      read: (look) => {
        const line = look.line(name);
        if (line === undefined) return Number.NaN;
        const edge = (i: number) => Math.floor((i * look.rows) / PARTS);
        return line.mean(edge(part), edge(part + 1)) - line.middle;
      },
    }),
  ),
) satisfies readonly Feature[];

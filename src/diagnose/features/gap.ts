import type { Feature } from '../feature.js';
import type { Line } from '../line.js';
import { lineOf } from '../line.js';
import type { Look } from '../look.js';
import type { Panel } from '../panels.js';

/** Rows before an evaluation whose mean train loss it is compared with. */
const ROWS = 24;

const PARTS = 4;

/** Differences of two panels at the evaluations. */
const GAPS: readonly { readonly name: string; readonly panel: Panel; line(look: Look): Line | null }[] = [
  {
    // Evaluation loss less train loss: generalisation, or an evaluation that does not measure what is trained.
    name: 'gap-to-train',
    panel: 'slice-loss',
    line(look) {
      const train = look.line('train-loss');
      const slices = look.slices('loss');
      if (train === undefined || slices === undefined) return null;
      return lineOf(
        slices.mean.values.map(
          (loss, e) => loss - train.mean(look.evaluationRows[e]! - ROWS, look.evaluationRows[e]! + 1),
        ),
      );
    },
  },
  {
    // Mean confidence less accuracy: the sign of a miscalibration, which the ECE hides.
    name: 'overconfidence',
    panel: 'slice-confidence',
    line(look) {
      const confidence = look.slices('confidence');
      const accuracy = look.slices('accuracy');
      if (confidence === undefined || accuracy === undefined) return null;
      return lineOf(confidence.mean.values.map((value, e) => value - accuracy.mean.values[e]!));
    },
  },
];

const remembered = new WeakMap<Look, Map<string, Line | null>>();

/** The gap between two panels: where it lies, its course, and how it moved at the onset. */
export default GAPS.flatMap((gap) => {
  const lineFor = (look: Look): Line | null => {
    const known = remembered.get(look) ?? new Map<string, Line | null>();
    remembered.set(look, known);
    if (!known.has(gap.name)) known.set(gap.name, gap.line(look));
    return known.get(gap.name)!;
  };
  const feature = (name: string, absolute: boolean, read: (line: Line, look: Look) => number): Feature => ({
    id: `${gap.panel}/${gap.name}-${name}`,
    panel: gap.panel,
    absolute,
    unit: 0.02,
    read: (look) => {
      const line = lineFor(look);
      return line === null ? Number.NaN : read(line, look);
    },
  });
  return [
    feature('level', false, (line) => line.middle),
    ...Array.from({ length: PARTS }, (_, part) =>
      feature(`part-${part}`, false, (line) =>
        line.mean(Math.round((part * line.length) / PARTS), Math.round(((part + 1) * line.length) / PARTS)),
      ),
    ),
    feature(
      'shift',
      false,
      (line, { onset: { evaluation } }) =>
        line.mean(evaluation, evaluation + 4) - line.mean(evaluation - 4, evaluation),
    ),
  ];
}) satisfies readonly Feature[];

import type { Feature } from '../feature.js';
import type { Line } from '../line.js';
import type { LineName } from '../look.js';
import type { Panel } from '../panels.js';

/** Shares of the run that are compared with its second tenth: what a run from initialisation does first. */
const WINDOWS = [
  [0, 0.01],
  [0.01, 0.03],
  [0.03, 0.06],
] as const;

const READ: readonly (readonly [LineName, Panel, number])[] = [
  ['train-loss', 'train-loss', 0.05],
  ['gradient-norm', 'gradient-norm', 0.05],
  ['update-per-rate', 'update-ratio', 0.05],
  ['weight-norm', 'weight-norm', 0.005],
];

/** How the first steps lie to what follows: whether the run begins at its initialisation, and how it takes off. */
export default READ.flatMap(([name, panel, unit]) =>
  WINDOWS.map(
    ([from, to]): Feature => ({
      id: `${name}/beginning-${from}`,
      panel,
      absolute: false,
      unit,
      read: (look) => {
        const line = look.line(name);
        return line === undefined ? Number.NaN : beginning(line, from, to);
      },
    }),
  ),
) satisfies readonly Feature[];

function beginning(line: Line, from: number, to: number): number {
  const row = (share: number) => Math.floor(share * line.length);
  return line.mean(row(from), Math.max(row(from) + 1, row(to))) - line.mean(row(0.1), row(0.2));
}

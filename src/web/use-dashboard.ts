import { useMemo, useState } from 'preact/hooks';
import type { DashboardOptions, LineName, OptionsChange } from './chart/options.js';

type Kept = Pick<DashboardOptions, 'smoothing' | 'log' | 'xAxis'>;

/** What a reader set for one puzzle and wants for the next: everything but the zoom and what is hidden. */
let kept: Kept = { smoothing: 0, log: false, xAxis: 'step' };

/** Zoom and hidden lines of the puzzle on screen: a look into the manual and back must not cost them. */
let looked: { readonly puzzle: string; readonly chosen: OptionsChange } | null = null;

/** Options of the panels of one puzzle. After the answer the twin is compared with; the earlier run stays one click away. */
export function useDashboard(
  puzzle: string,
  steps: number,
  revealed: boolean,
): { readonly options: DashboardOptions; change(change: OptionsChange): void } {
  const [chosen, setChosen] = useState<OptionsChange>(looked?.puzzle === puzzle ? looked.chosen : {});
  const options: DashboardOptions = useMemo(() => {
    const hidden: ReadonlySet<LineName> = new Set(revealed ? ['reference'] : []);
    return { from: 0, to: steps - 1, hidden, ...kept, ...chosen };
  }, [chosen, revealed, steps]);
  return {
    options,
    change: (change) => {
      const { smoothing, log, xAxis } = { ...kept, ...change };
      kept = { smoothing, log, xAxis };
      setChosen((before) => {
        const next = { ...before, ...change };
        looked = { puzzle, chosen: next };
        return next;
      });
    },
  };
}

import { useMemo } from 'preact/hooks';
import type { PublicPuzzle } from '../puzzle/puzzle.js';
import type { Reveal } from '../puzzle/revealed.js';
import type { BoughtReading } from './api.js';
import { RunCardView } from './card/run-card.js';
import type { Crosshair } from './chart/crosshair.js';
import { type DashboardOptions, type OptionsChange, zoomAround, zoomTo } from './chart/options.js';
import type { PanelContext } from './chart/panel-context.js';
import { PanelGrid } from './chart/panel-grid.js';
import { panelShortcuts } from './chart/shortcuts.js';
import { Toolbar } from './chart/toolbar.js';
import { LogPane } from './evidence/log-pane.js';
import { Slices } from './evidence/slices/slices.js';
import { ReadingsGroup } from './investigation/readings-group.js';
import { useShortcuts } from './keys/shortcuts.js';
import { toNumbers } from './series/numbers.js';
import { createXAxis } from './series/x-axis.js';
import { PanelsFailure, PanelsSkeleton } from './ui/states.js';
import type { Charts } from './use-charts.js';

export interface DashboardProps {
  readonly puzzle: PublicPuzzle;
  readonly reveal: Reveal | null;
  /** Readings that were bought. */
  readonly bought: readonly BoughtReading[];
  readonly charts: Charts;
  readonly options: DashboardOptions;
  change(change: OptionsChange): void;
  readonly crosshair: Crosshair;
  readonly interval: readonly [number, number] | null;
  readonly marking: boolean;
  readonly onInterval: ((from: number, to: number) => void) | undefined;
  retryCharts(): void;
}

/** Everything there is to look at: run card, panels, readings, slices, log. */
export function Dashboard(props: DashboardProps) {
  const { puzzle, reveal, bought, charts, options, change, crosshair, interval, marking, onInterval } = props;
  const { steps, clock } = puzzle;
  const throughput = useMemo(() => toNumbers(puzzle.series.throughput), [puzzle]);
  const axes = useMemo(
    () => ({
      step: createXAxis('step', clock, throughput),
      data: createXAxis('data', clock, throughput),
      time: createXAxis('time', clock, throughput),
    }),
    [clock, throughput],
  );
  const known = useMemo(
    () => (reveal === null ? null : { onset: reveal.onset, detectable: reveal.detectable }),
    [reveal],
  );
  const hasTwin = reveal !== null;
  useShortcuts(panelShortcuts({ options, steps, hasTwin, crosshair, change }));
  const jump = (step: number) => {
    const { from, to } = options;
    if (step < from || step > to)
      change(zoomAround(options, steps, { factor: 1, around: from, by: step - (from + to) / 2 }));
    crosshair.set(step);
  };
  const context: PanelContext = {
    options,
    change,
    axis: axes[options.xAxis],
    clock,
    throughput,
    crosshair,
    interval,
    known,
    marking,
    onInterval,
    onZoom: (from, to) => change(zoomTo(from, to, steps)),
    onReset: () => change({ from: 0, to: steps - 1 }),
  };
  const twin = reveal?.twin ?? null;

  return (
    <div class="dashboard">
      <RunCardView card={puzzle.card} jump={jump} />
      <Toolbar
        options={options}
        steps={steps}
        hasTwin={hasTwin}
        crosshair={crosshair}
        clock={clock}
        axes={axes}
        change={change}
      />
      {charts.kind === 'loading' && <PanelsSkeleton />}
      {charts.kind === 'failed' && <PanelsFailure message={charts.message} retry={props.retryCharts} />}
      {charts.kind === 'ready' && (
        <>
          <PanelGrid dashboard={charts.dashboard} puzzle={puzzle} twin={twin} context={context} />
          <ReadingsGroup bought={bought} puzzle={puzzle} dashboard={charts.dashboard} context={context} />
          <Slices puzzle={puzzle} twin={twin} dashboard={charts.dashboard} context={context} />
        </>
      )}
      <LogPane lines={puzzle.log} jump={jump} />
    </div>
  );
}

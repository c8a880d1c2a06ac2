import { useMemo, useState } from 'preact/hooks';
import type { PublicPuzzle, Reveal } from '../puzzle/puzzle.js';
import { RunCardView } from './card/run-card.js';
import type { Crosshair } from './chart/crosshair.js';
import { type DashboardOptions, zoomTo } from './chart/options.js';
import { PanelGrid } from './chart/panel-grid.js';
import { Toolbar } from './chart/toolbar.js';
import { EvaluationTable } from './evidence/evaluation-table.js';
import { LogPane } from './evidence/log-pane.js';
import { PanelsFailure } from './ui/states.js';
import type { Charts } from './use-charts.js';

export interface DashboardProps {
  readonly puzzle: PublicPuzzle;
  readonly reveal: Reveal | null;
  readonly charts: Charts;
  readonly crosshair: Crosshair;
  readonly interval: readonly [number, number] | null;
  readonly onInterval: ((from: number, to: number) => void) | undefined;
  retryCharts(): void;
}

/** Everything there is to look at: run card, panels, last evaluation, log. */
export function Dashboard(props: DashboardProps) {
  const { puzzle, reveal, charts, crosshair, interval, onInterval, retryCharts } = props;
  const revealed = reveal !== null;
  const [chosen, setChosen] = useState<Partial<DashboardOptions>>({});
  const options: DashboardOptions = useMemo(
    () => ({
      from: 0,
      to: puzzle.steps - 1,
      smoothing: 0,
      log: false,
      // After the answer the twin is the comparison that matters; the earlier run stays one click away.
      showReference: !revealed,
      showTwin: revealed,
      ...chosen,
    }),
    [chosen, revealed, puzzle],
  );
  const known = useMemo(
    () => (reveal === null ? null : { onset: reveal.onset, detectable: reveal.detectable }),
    [reveal],
  );
  const change = (update: Partial<DashboardOptions>) => setChosen((before) => ({ ...before, ...update }));

  return (
    <>
      <RunCardView card={puzzle.card} />
      <Toolbar options={options} steps={puzzle.steps} hasTwin={revealed} crosshair={crosshair} change={change} />
      {charts.kind === 'loading' && <div class="skeleton skeleton-panel" aria-hidden="true" />}
      {charts.kind === 'failed' && <PanelsFailure message={charts.message} retry={retryCharts} />}
      {charts.kind === 'ready' && (
        <PanelGrid
          panels={charts.panels}
          puzzle={puzzle}
          twin={reveal?.twin ?? null}
          context={{
            options,
            crosshair,
            interval,
            known,
            onInterval,
            onZoom: (from, to) => change(zoomTo(from, to, puzzle.steps)),
            onReset: () => change({ from: 0, to: puzzle.steps - 1 }),
          }}
        />
      )}
      <EvaluationTable rows={puzzle.evaluationTable} />
      <LogPane lines={puzzle.log} crosshair={crosshair} />
    </>
  );
}

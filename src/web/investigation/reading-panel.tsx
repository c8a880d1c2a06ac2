import { useMemo, useRef, useState } from 'preact/hooks';
import type { CompiledChart } from '../../charts/compile.js';
import type { ReadingSeries } from '../../lab/probe.js';
import { Brush } from '../chart/brush.js';
import { Canvas } from '../chart/canvas.js';
import { linesCsv } from '../chart/export/csv.js';
import { savePanel } from '../chart/export/save.js';
import type { Frame, FrameData } from '../chart/frame-data.js';
import { linesData, smoothedLines } from '../chart/lines-data.js';
import { LinesLegend } from '../chart/lines-legend.js';
import { intervalRows, markRows } from '../chart/marks.js';
import type { PanelContext } from '../chart/panel-context.js';
import { PanelFrame } from '../chart/panel-frame.js';
import { axisSignals, type View } from '../chart/runtime.js';
import { describeLines, readingLines, splitLabel } from './reading-lines.js';

const HEIGHT = 140;
const HEADROOM_PER_LABEL = 0.11;

export interface ReadingPanelProps {
  readonly series: ReadingSeries;
  readonly chart: CompiledChart;
  readonly context: PanelContext;
  /** What was bought and for which puzzle, for the name of a saved file. */
  readonly subtitle: string;
  /** Names the panel among all others of the page. */
  readonly id: string;
}

/** Lines over steps that a probe gave: zoomed, hovered and marked together with the panels of the run. */
export function ReadingPanel({ series, chart, context, subtitle, id }: ReadingPanelProps) {
  const { options, axis, interval, known, crosshair } = context;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const view = useRef<View | null>(null);
  const all = useMemo(() => readingLines(series), [series]);
  const lines = useMemo(() => all.filter(({ name }) => !hidden.has(name)), [all, hidden]);
  const smoothed = useMemo(() => smoothedLines(lines, options.smoothing), [lines, options.smoothing]);
  const { title, unit } = splitLabel(series.label);
  const scale = options.log && series.log ? 'log' : 'linear';
  const marks = markRows(null, known, options, axis);
  const data = (width: number): FrameData => {
    const frame: Frame = { axis, width, height: HEIGHT, scale, headroom: HEADROOM_PER_LABEL * marks.length };
    const own = linesData(lines, smoothed, options, frame);
    return { ...own, sets: { ...own.sets, marks, interval: intervalRows(interval, false, options, axis) } };
  };
  const toggle = (name: string) => {
    const changed = new Set(hidden);
    if (!changed.delete(name)) changed.add(name);
    setHidden(changed);
  };
  return (
    <PanelFrame
      id={id}
      title={title}
      unit={[unit, scale === 'log' ? 'log axis' : ''].filter((part) => part !== '').join(', ')}
      term=""
      save={(format, figure) =>
        savePanel(format, { view: view.current, figure, title, subtitle, csv: () => linesCsv(all) })
      }
      readings={<LinesLegend lines={all} hidden={hidden} toggle={toggle} crosshair={crosshair} last={options.to} />}
    >
      <Canvas
        spec={scale === 'log' ? chart.log! : chart.linear}
        height={HEIGHT}
        viewRef={view}
        label={`${title}. ${describeLines(all)}`}
        version={[lines, smoothed, options, axis, scale, interval?.[0], interval?.[1], known]}
        data={data}
        signals={{ ...axisSignals(axis, options.from, options.to), yFormat: '~r' }}
      >
        {(plot) => <Brush plot={plot} context={context} name={title} />}
      </Canvas>
    </PanelFrame>
  );
}

import { useMemo, useRef } from 'preact/hooks';
import type { CompiledChart } from '../../charts/compile.js';
import type { Panel } from '../../charts/panel.js';
import { Brush } from './brush.js';
import { Canvas } from './canvas.js';
import { describePanel } from './describe.js';
import { sliceCsv, stepCsv } from './export/csv.js';
import { savePanel } from './export/save.js';
import type { Frame, FrameData } from './frame-data.js';
import { intervalRows, markRows } from './marks.js';
import { toggleLine } from './options.js';
import type { PanelContext } from './panel-context.js';
import { PanelFrame } from './panel-frame.js';
import { Readings } from './readings.js';
import { sliceReadings, stepReadings } from './readout.js';
import { axisSignals, type View } from './runtime.js';
import { sliceData } from './slice-data.js';
import type { SliceSource, StepSource } from './sources.js';
import { stepData } from './step-data.js';
import { stepLines } from './step-lines.js';

/** Opacity of the raw line under a smoothed one: faded, never gone. */
const RAW_UNDER_SMOOTH = 0.4;

/** Share of the value range kept free at the top for each label of a mark. */
const HEADROOM_PER_LABEL = 0.11;

/** The panel that names the shaded interval. */
const NAMED_IN = 'train-loss';

export interface TimelinePanelProps {
  readonly panel: Panel;
  readonly chart: CompiledChart;
  readonly source: StepSource | SliceSource;
  readonly context: PanelContext;
  /** What run it is, for the name of a saved file. */
  readonly subtitle: string;
  /** Pixels of the plotting area; the panel's own where it is absent. */
  readonly height?: number;
  readonly expand?: () => void;
}

/** A panel over steps: zoomed, hovered and marked together with all others. */
export function TimelinePanel(props: TimelinePanelProps) {
  const { panel, chart, source, context, subtitle } = props;
  const { options, interval, known, axis } = context;
  const height = props.height ?? panel.height;
  const scale = options.log && panel.log && chart.log !== undefined ? 'log' : 'linear';
  const spec = scale === 'log' ? chart.log! : chart.linear;
  const view = useRef<View | null>(null);
  const lines = useMemo(
    () => (source.kind === 'step' ? stepLines(source, options.smoothing) : null),
    [source, options.smoothing],
  );
  const marks = markRows(source.kind === 'step' ? source.run : null, known, options, axis);
  const headroom = marks.filter((mark) => mark['label'] !== '').length * HEADROOM_PER_LABEL;
  const description = useMemo(() => describePanel(source), [source]);
  const data = (width: number): FrameData => {
    const frame: Frame = { axis, width, height, scale, headroom };
    const own = source.kind === 'slice' ? sliceData(source, options, frame) : stepData(lines!, options, frame);
    const sets = { ...own.sets, marks, interval: intervalRows(interval, panel.id === NAMED_IN, options, axis) };
    return { ...own, sets };
  };
  const { clock } = context;
  const csv = () =>
    source.kind === 'slice' ? sliceCsv(source, clock, context.throughput) : stepCsv(lines!, clock, context.throughput);
  const rawOpacity = lines?.smoothed == null ? 1 : RAW_UNDER_SMOOTH;

  return (
    <PanelFrame
      id={panel.id}
      title={panel.title}
      unit={[panel.unit, scale === 'log' ? 'log axis' : ''].filter((part) => part !== '').join(', ')}
      term={panel.term}
      save={(format, figure) => savePanel(format, { view: view.current, figure, title: panel.title, subtitle, csv })}
      {...(props.expand === undefined ? {} : { expand: props.expand })}
      readings={
        <Readings
          crosshair={context.crosshair}
          hidden={options.hidden}
          toggle={(line) => context.change({ hidden: toggleLine(options.hidden, line) })}
          read={(step) => {
            const at = step ?? options.to;
            return source.kind === 'slice' ? sliceReadings(source, at) : stepReadings(lines!, at);
          }}
        />
      }
    >
      <Canvas
        spec={spec}
        height={height}
        viewRef={view}
        label={`${panel.title}. ${description}`}
        version={[source, lines, options, axis, scale, interval?.[0], interval?.[1], known]}
        data={data}
        signals={{
          ...axisSignals(axis, options.from, options.to),
          yFormat: panel.format,
          ...(source.kind === 'step' ? { rawOpacity } : {}),
        }}
      >
        {(plot) => <Brush plot={plot} context={context} name={panel.title} />}
      </Canvas>
    </PanelFrame>
  );
}

import { useMemo } from 'preact/hooks';
import type { CompiledChart } from '../../../charts/compile.js';
import { Brush } from '../../chart/brush.js';
import { Canvas } from '../../chart/canvas.js';
import type { Crosshair } from '../../chart/crosshair.js';
import type { Frame, FrameData } from '../../chart/frame-data.js';
import { intervalRows, markRows } from '../../chart/marks.js';
import { areaOutline, lineOutline } from '../../chart/outline.js';
import type { PanelContext } from '../../chart/panel-context.js';
import { axisSignals } from '../../chart/runtime.js';
import { dotRows, visibleEvaluations } from '../../chart/slice-data.js';
import { plotFrame } from '../../chart/step-data.js';
import { useCrosshair } from '../../chart/use-crosshair.js';
import { formatPlain, formatValue } from '../../format.js';
import { valueDomain } from '../../series/extent.js';
import { lastAtOrBefore } from '../../series/numbers.js';
import type { Runs } from './baseline.js';
import { readSlices, type SliceQuantity } from './readings.js';

const HEIGHT = 84;

export interface MultiplesProps {
  readonly chart: CompiledChart;
  readonly runs: Runs;
  readonly quantity: SliceQuantity;
  readonly context: PanelContext;
}

/** One small chart a slice, all with the same span of values, so that a change looks the same size in each. */
export function Multiples({ chart, runs, quantity, context }: MultiplesProps) {
  const slices = useMemo(() => sliceSeries(runs, quantity), [runs, quantity]);
  const { options } = context;
  const { from, to, hidden } = options;
  // Made anew only when it would differ: each is a chart, and a slider of the answer renders the page too.
  const shown = useMemo(() => slices.map((slice) => visible(slice, { from, to, hidden })), [slices, from, to, hidden]);
  const domains = shown.map(({ run, reference, twin, low, high }) =>
    valueDomain(
      [run, low, high, reference, twin].flatMap((values) => (values === null ? [] : [values])),
      'linear',
    ),
  );
  const span = Math.max(...domains.map(([low, high]) => high - low));
  return (
    <ul class="multiples">
      {shown.map((slice, index) => (
        <li key={slice.name} class="panel multiple">
          <Multiple
            chart={chart}
            slice={slice}
            span={span}
            domain={domains[index]!}
            quantity={quantity}
            context={context}
          />
        </li>
      ))}
    </ul>
  );
}

function Multiple(props: {
  chart: CompiledChart;
  slice: VisibleSeries;
  span: number;
  domain: readonly [number, number];
  quantity: SliceQuantity;
  context: PanelContext;
}) {
  const { chart, slice, span, domain, context } = props;
  const { axis, options, interval, known, crosshair } = context;
  const middle = (domain[0] + domain[1]) / 2;
  const low = Math.max(domain[0] >= 0 ? 0 : Number.NEGATIVE_INFINITY, middle - span / 2);
  const values: readonly [number, number] = [low, low + span];
  const data = (width: number): FrameData => {
    const frame: Frame = { axis, width, height: HEIGHT, scale: 'linear', headroom: 0 };
    const plot = plotFrame(frame, options, values);
    const line = (series: Float64Array | null) =>
      series === null ? [] : [{ shape: lineOutline({ steps: slice.steps, values: series }, axis, plot) }];
    const sets = {
      run: line(slice.run),
      reference: line(slice.reference),
      twin: line(slice.twin),
      band:
        slice.low === null
          ? []
          : [{ shape: areaOutline({ steps: slice.steps, low: slice.low, high: slice.high! }, axis, plot) }],
      dots: dotRows({ steps: slice.steps, values: slice.run }, frame),
      marks: markRows(null, known, options, axis),
      interval: intervalRows(interval, false, options, axis),
    };
    return { sets, domain: values };
  };
  return (
    <>
      <p class="multiple-head">
        <span class="multiple-name">{slice.name}</span>
        <span class="muted">n {slice.size.toLocaleString('en-GB')}</span>
        <Value slice={slice} crosshair={crosshair} last={options.to} />
      </p>
      <Canvas
        spec={chart.linear}
        height={HEIGHT}
        label={`${slice.name}: ${formatPlain(slice.run[0] ?? Number.NaN)} at first, ${formatPlain(slice.run.at(-1) ?? Number.NaN)} at last.`}
        version={[slice, span, axis, interval?.[0], interval?.[1], known]}
        data={data}
        signals={{ ...axisSignals(axis, options.from, options.to), yFormat: '~r' }}
      >
        {(plot) => <Brush plot={plot} context={context} name={slice.name} />}
      </Canvas>
    </>
  );
}

/** The value under the crosshair; on its own, because it changes with every move of the pointer. */
function Value({ slice, crosshair, last }: { slice: VisibleSeries; crosshair: Crosshair; last: number }) {
  const step = useCrosshair(crosshair);
  const at = lastAtOrBefore(slice.steps, step ?? last);
  return <span class="multiple-value">{formatValue(slice.run[at] ?? Number.NaN)}</span>;
}

interface SliceSeries {
  readonly name: string;
  readonly size: number;
  readonly steps: readonly number[];
  /** One value an evaluation; low and high bound the 95 % interval of the run's. */
  readonly run: Float64Array;
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
  readonly reference: Float64Array;
  readonly twin: Float64Array | null;
}

type VisibleSeries = Omit<SliceSeries, 'steps'> & { readonly steps: Float64Array };

function sliceSeries({ run, reference, twin }: Runs, quantity: SliceQuantity): SliceSeries[] {
  const readings = run.steps.map((step) => readSlices(run, step));
  return run.slices.map(({ name, size }, slice) => {
    const intervals = readings.map((all) => all[slice]![quantity].interval);
    const bound = (end: 0 | 1) =>
      intervals.every((each) => each === null)
        ? null
        : Float64Array.from(intervals, (each) => (each === null ? Number.NaN : each[end]));
    return {
      name,
      size,
      steps: run.steps,
      run: Float64Array.from(run[quantity][slice]!, Number),
      low: bound(0),
      high: bound(1),
      reference: Float64Array.from(reference[quantity][slice]!, Number),
      twin: twin === null ? null : Float64Array.from(twin[quantity][slice]!, Number),
    };
  });
}

function visible(slice: SliceSeries, options: Pick<PanelContext['options'], 'from' | 'to' | 'hidden'>): VisibleSeries {
  const indices = visibleEvaluations(slice.steps, options);
  const cut = (values: Float64Array | null, hidden = false) =>
    values === null || hidden ? null : Float64Array.from(indices, (index) => values[index]!);
  const { hidden } = options;
  return {
    ...slice,
    steps: Float64Array.from(indices, (index) => slice.steps[index]!),
    run: cut(slice.run)!,
    low: cut(slice.low),
    high: cut(slice.high),
    reference: cut(slice.reference, hidden.has('reference')) ?? new Float64Array(0),
    twin: cut(slice.twin, hidden.has('twin')),
  };
}

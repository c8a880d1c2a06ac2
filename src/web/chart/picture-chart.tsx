import { useMemo } from 'preact/hooks';
import type { ThemeName } from '../../charts/theme.js';
import type { WireNumber } from '../../core/json.js';
import { formatStep } from '../format.js';
import { InlineFailure } from '../manual/states.js';
import { valueDomain } from '../series/extent.js';
import { toNumbers } from '../series/numbers.js';
import { STEP_AXIS } from '../series/x-axis.js';
import { useCharts } from '../use-charts.js';
import { Canvas } from './canvas.js';
import type { Frame, FrameData } from './frame-data.js';
import { markRows } from './marks.js';
import { areaOutline, lineOutline } from './outline.js';
import { axisSignals } from './runtime.js';
import { plotFrame } from './step-data.js';

export interface PictureChartProps {
  readonly title: string;
  readonly unit: string;
  /** Steps of the values; null: every step. */
  readonly at: readonly number[] | null;
  readonly run: readonly WireNumber[];
  readonly twin: readonly WireNumber[];
  readonly onset: number | null;
  readonly runLabel: string;
  readonly twinLabel: string;
  readonly log?: boolean;
  readonly height?: number;
  readonly theme: ThemeName;
}

const HEIGHT = 120;

/** Two runs beside each other, with what lies between them shaded: a picture to read, not a panel to work with. */
export function PictureChart(props: PictureChartProps) {
  const { title, unit, run, twin, at, onset, log = false, height = HEIGHT } = props;
  const { charts, retryCharts } = useCharts(props.theme);
  const lines = useMemo(() => {
    const steps = Float64Array.from(at ?? run.keys());
    return { run: { steps, values: toNumbers(run) }, twin: { steps, values: toNumbers(twin) } };
  }, [at, run, twin]);
  const last = lines.run.steps.at(-1) ?? 1;
  const scale = log ? 'log' : 'linear';
  const window = { from: 0, to: last };
  const data = (width: number): FrameData => {
    const known = onset === null ? null : { onset, detectable: null };
    const marks = markRows(null, known, window, STEP_AXIS);
    const frame: Frame = { axis: STEP_AXIS, width, height, scale, headroom: 0.11 * marks.length };
    const domain = valueDomain([lines.run.values, lines.twin.values], scale, frame.headroom);
    const plot = plotFrame(frame, window, domain);
    const gap = {
      steps: lines.run.steps,
      low: lines.run.values.map((value, i) => Math.min(value, lines.twin.values[i]!)),
      high: lines.run.values.map((value, i) => Math.max(value, lines.twin.values[i]!)),
    };
    const sets = {
      run: [{ shape: lineOutline(lines.run, STEP_AXIS, plot) }],
      twin: [{ shape: lineOutline(lines.twin, STEP_AXIS, plot) }],
      difference: [{ shape: areaOutline(gap, STEP_AXIS, plot) }],
      marks,
    };
    return { sets, domain };
  };
  const onsetText = onset === null ? '' : ` The cause sets in at step ${formatStep(onset)}.`;
  return (
    <figure class="picture">
      <figcaption class="picture-head">
        <span class="picture-title">{title}</span> {unit !== '' && <span class="panel-unit">{unit}</span>}
        <span class="picture-legend">
          <span class="swatch swatch-run" aria-hidden="true" /> {props.runLabel}
        </span>
        <span class="picture-legend">
          <span class="swatch swatch-twin" aria-hidden="true" /> {props.twinLabel}
        </span>
      </figcaption>
      {charts.kind === 'ready' ? (
        <Canvas
          spec={log ? charts.dashboard.charts.step.log! : charts.dashboard.charts.step.linear}
          height={height}
          label={`${title}: ${props.runLabel} beside ${props.twinLabel}.${onsetText}`}
          version={[lines, onset, scale]}
          data={data}
          signals={{ ...axisSignals(STEP_AXIS, 0, last), yFormat: '~r', rawOpacity: 1 }}
        />
      ) : (
        <div style={{ height: `${height + 28}px` }}>
          {charts.kind === 'failed' && (
            <InlineFailure what="The picture could not be drawn." message={charts.message} retry={retryCharts} />
          )}
        </div>
      )}
    </figure>
  );
}

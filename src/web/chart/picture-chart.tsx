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
  /** Steps that are drawn; absent: all. */
  readonly window?: { readonly from: number; readonly to: number } | undefined;
  readonly height?: number;
  readonly theme: ThemeName;
}

const HEIGHT = 120;

/** Two runs beside each other, with what lies between them shaded: a picture to read, not a panel to work with. */
export function PictureChart(props: PictureChartProps) {
  const { title, unit, run, twin, at, onset, log = false, height = HEIGHT } = props;
  const { charts, retryCharts } = useCharts(props.theme);
  const { from = 0, to = at === null ? run.length - 1 : (at.at(-1) ?? 1) } = props.window ?? {};
  const lines = useMemo(() => {
    const steps = at ?? Array.from(run, (_, step) => step);
    // One value beyond each border, so that the lines reach it.
    const first = Math.max(0, steps.findIndex((step) => step >= from) - 1);
    const after = steps.findIndex((step) => step > to);
    const shown = (values: readonly WireNumber[]) => toNumbers(values.slice(first, after < 0 ? undefined : after + 1));
    const shownSteps = Float64Array.from(steps.slice(first, after < 0 ? undefined : after + 1));
    return { run: { steps: shownSteps, values: shown(run) }, twin: { steps: shownSteps, values: shown(twin) } };
  }, [at, run, twin, from, to]);
  const scale = log ? 'log' : 'linear';
  const window = { from, to };
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
  const units = [...(unit === '' ? [] : [unit]), ...(log ? ['log axis'] : [])].join(' · ');
  const stepsText = props.window === undefined ? '' : ` Steps ${formatStep(from)} to ${formatStep(to)}.`;
  const onsetText = onset === null ? '' : ` The cause sets in at step ${formatStep(onset)}.`;
  return (
    <figure class="picture">
      <figcaption class="picture-head">
        <span class="picture-title">{title}</span> {units !== '' && <span class="panel-unit">{units}</span>}
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
          label={`${title}: ${props.runLabel} beside ${props.twinLabel}.${stepsText}${onsetText}`}
          version={[lines, onset, scale, from, to]}
          data={data}
          signals={{ ...axisSignals(STEP_AXIS, from, to), yFormat: '~r', rawOpacity: 1 }}
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

import { useMemo } from 'preact/hooks';
import type { ThemeName } from '../../charts/theme.js';
import { InlineFailure } from '../manual/states.js';
import { STEP_AXIS } from '../series/x-axis.js';
import { useCharts } from '../use-charts.js';
import { Canvas } from './canvas.js';
import type { Frame, FrameData } from './frame-data.js';
import { linesData, type RunLine } from './lines-data.js';
import { type StepMark, stepMarks } from './marks.js';
import { axisSignals } from './runtime.js';

export interface LinesPictureProps {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly RunLine[];
  readonly marks: readonly StepMark[];
  /** First and last step that are drawn. */
  readonly window: { readonly from: number; readonly to: number };
  readonly log: boolean;
  readonly height: number;
  /** The picture in words. */
  readonly label: string;
  readonly theme: ThemeName;
}

const HEADROOM_PER_LABEL = 0.11;

/** A few runs beside each other: a picture to read, not a panel to work with. The legend stands beside it. */
export function LinesPicture(props: LinesPictureProps) {
  const { title, unit, lines, marks, window, log, height, label } = props;
  const { charts, retryCharts } = useCharts(props.theme);
  const rows = useMemo(() => stepMarks(marks, window, STEP_AXIS), [marks, window.from, window.to]);
  const scale = log ? 'log' : 'linear';
  const data = (width: number): FrameData => {
    const headroom = HEADROOM_PER_LABEL * rows.length;
    const frame: Frame = { axis: STEP_AXIS, width, height, scale, headroom };
    const own = linesData(lines, lines, window, frame);
    return { ...own, sets: { ...own.sets, marks: rows } };
  };
  const units = [...(unit === '' ? [] : [unit]), ...(log ? ['log axis'] : [])].join(' · ');
  return (
    <figure class="picture">
      <figcaption class="picture-head">
        <span class="picture-title">{title}</span> {units !== '' && <span class="panel-unit">{units}</span>}
      </figcaption>
      {charts.kind === 'ready' ? (
        <Canvas
          spec={log ? charts.dashboard.charts.lines.log! : charts.dashboard.charts.lines.linear}
          height={height}
          label={label}
          version={[lines, rows, scale, window.from, window.to]}
          data={data}
          signals={{ ...axisSignals(STEP_AXIS, window.from, window.to), yFormat: '~r' }}
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

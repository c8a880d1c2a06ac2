import { useMemo } from 'preact/hooks';
import type { Spec } from 'vega';
import type { PanelSpec } from '../../charts/compile.js';
import { Brush } from './brush.js';
import { Canvas } from './canvas.js';
import { describePanel } from './describe.js';
import { intervalRows, markRows } from './marks.js';
import type { PanelContext } from './panel-context.js';
import { PanelFrame } from './panel-frame.js';
import { Readings } from './readings.js';
import { sliceReadings, stepReadings } from './readout.js';
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

/** A panel over steps: zoomed, hovered and marked together with all others. */
export function TimelinePanel(props: { panel: PanelSpec; source: StepSource | SliceSource; context: PanelContext }) {
  const { panel, source, context } = props;
  const { options, interval, known, crosshair } = context;
  const scale = options.log && panel.logSpec !== undefined ? 'log' : 'linear';
  const spec = scale === 'log' ? panel.logSpec! : panel.spec;
  const lines = useMemo(
    () => (source.kind === 'step' ? stepLines(source, options.smoothing) : null),
    [source, options.smoothing],
  );
  const marks = markRows(source, known, options);
  const headroom = marks.length * HEADROOM_PER_LABEL;
  const description = useMemo(() => describePanel(source), [source]);
  const read = (step: number | null) =>
    source.kind === 'slice' ? sliceReadings(source, step) : stepReadings(lines!, options, step);

  return (
    <PanelFrame panel={panel} scale={scale} readings={<Readings crosshair={crosshair} read={read} />}>
      <Canvas
        spec={spec}
        label={`${panel.title}. ${description}`}
        crosshair={crosshair}
        version={[source, lines, options, scale, interval?.[0], interval?.[1], known]}
        data={(width) =>
          source.kind === 'slice'
            ? sliceData(source, options, { colours: sliceColours(spec), scale, headroom })
            : stepData(lines!, options, { width, scale, headroom })
        }
        overlays={{
          marks,
          interval: intervalRows(interval, panel.id === NAMED_IN, options),
        }}
        signals={{ x0: options.from, x1: options.to, rawOpacity: lines?.smoothed == null ? 1 : RAW_UNDER_SMOOTH }}
      >
        {(plotWidth, padding) => (
          <Brush
            plotWidth={plotWidth}
            padding={padding}
            height={spec.height as number}
            from={options.from}
            to={options.to}
            crosshair={crosshair}
            onZoom={context.onZoom}
            onReset={context.onReset}
            onInterval={context.onInterval}
          />
        )}
      </Canvas>
    </PanelFrame>
  );
}

/** How many slices the chart was compiled to tell apart: the length of its colour scale's domain. */
function sliceColours(spec: Spec): number {
  const scale = spec.scales?.find(({ name }) => name === 'color');
  return scale !== undefined && 'domain' in scale && Array.isArray(scale.domain) ? scale.domain.length : 1;
}

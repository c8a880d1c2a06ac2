import { useMemo } from 'preact/hooks';
import type { Dashboard } from '../../charts/compile.js';
import type { DrawnPanel } from '../api.js';
import { Canvas } from '../chart/canvas.js';
import type { FrameData } from '../chart/frame-data.js';
import { axisSignals } from '../chart/runtime.js';
import { STEP_AXIS } from '../series/x-axis.js';
import { describeLines, linesOf, onsetRows, runPanelData, type Span } from './panel-data.js';

export interface RunPanelProps {
  readonly panel: DrawnPanel;
  readonly span: Span;
  /** Where it began; null where nothing did. */
  readonly interval: readonly [number, number] | null;
  /** Whether the band is named in this panel. */
  readonly named: boolean;
  readonly charts: Dashboard['charts'];
}

const HEIGHT = 140;

/** A panel of a user's own run: to be read beside the evidence, with the onset as a band. */
export function RunPanel({ panel, span, interval, named, charts }: RunPanelProps) {
  const { kind, title, unit, log } = panel;
  const lines = useMemo(() => linesOf(panel), [panel]);
  const names = panel.lines.map(({ name }) => name);
  const chart = charts[kind];
  const scale = log && chart.log !== undefined ? 'log' : 'linear';
  const data = (width: number): FrameData =>
    runPanelData(kind, lines, onsetRows(interval, span, named), span, {
      axis: STEP_AXIS,
      width,
      height: HEIGHT,
      scale,
      headroom: 0,
    });
  const units = [unit, scale === 'log' ? 'log axis' : ''].filter((part) => part !== '').join(', ');
  return (
    <figure class="panel run-panel">
      <figcaption class="panel-head">
        <h3 class="panel-title">
          {title} {units !== '' && <span class="panel-unit">{units}</span>}
        </h3>
        {kind === 'slice' && (
          <ul class="run-slices">
            {names.map((name, slice) => (
              <li key={name}>
                <span class="swatch swatch-slice" data-slice={slice} aria-hidden="true" /> {name}
              </li>
            ))}
            {panel.linesInAll > names.length && <li class="muted">{panel.linesInAll - names.length} more not drawn</li>}
          </ul>
        )}
      </figcaption>
      <Canvas
        spec={scale === 'log' ? chart.log! : chart.linear}
        height={HEIGHT}
        label={`${title}. ${describeLines(names, lines)}`}
        version={[lines, scale, span.from, span.to, interval?.[0], interval?.[1], named]}
        data={data}
        signals={{
          ...axisSignals(STEP_AXIS, span.from, span.to),
          yFormat: '~r',
          ...(kind === 'step' ? { rawOpacity: 1 } : {}),
        }}
      />
    </figure>
  );
}

import type { ReliabilityBins, Trace } from '../../src/run/trace.js';
import type { Row } from '../../src/web/chart/frame-data.js';
import { binRows } from '../../src/web/evidence/slices/bins.js';
import { formatStep } from '../../src/web/format.js';
import { chartSvg } from './chart-svg.js';
import type { Compared } from './compared.js';
import type { Panel } from './panel.js';
import { charts } from './run-panels.js';

/** Room that the chart itself keeps for its axis and the axis' name. */
const BOTTOM = 38;

/** Confidence against accuracy of one slice at one evaluation, run over twin. */
export function reliabilityPanel({ run, twin, scenario }: Compared, slice: number, evaluation: number): Panel {
  return {
    title: `Reliability: ${scenario.sources[slice]!.name}`,
    unit: `step ${formatStep(run.evaluations.steps[evaluation]!)}`,
    axis: '',
    bottom: BOTTOM,
    draw(size) {
      const rows = (trace: Trace | null) =>
        trace === null ? [] : rowsOf(trace.evaluations.reliability[slice]![evaluation]!);
      const data = { sets: { run: rows(run), twin: rows(twin) }, domain: null };
      return chartSvg(charts.reliability.linear, size, data, {});
    },
  };
}

function rowsOf({ count, confidence, accuracy }: ReliabilityBins): Row[] {
  return binRows({ count: [...count], confidence: [...confidence], accuracy: [...accuracy] });
}

import type { CompiledChart } from '../../../charts/compile.js';
import type { PublicBins } from '../../../puzzle/puzzle.js';
import { Canvas } from '../../chart/canvas.js';
import { formatStep } from '../../format.js';
import type { Runs } from './baseline.js';
import { binRows, pooled, reliabilityAt } from './bins.js';

const HEIGHT = 150;

export interface ReliabilityProps {
  readonly chart: CompiledChart;
  readonly runs: Runs;
  /** Evaluation that is shown: one whose bins are recorded. */
  readonly step: number;
  readonly showReference: boolean;
  readonly showTwin: boolean;
}

/** Confidence against accuracy, all slices together and each alone. */
export function Reliability({ chart, runs, step, showReference, showTwin }: ReliabilityProps) {
  const run = reliabilityAt(runs.run, step);
  const reference = showReference ? reliabilityAt(runs.reference, step) : null;
  const twin = showTwin && runs.twin !== null ? reliabilityAt(runs.twin, step) : null;
  const names = ['All slices', ...runs.run.slices.map(({ name }) => name)];
  const bins = (slices: readonly PublicBins[] | null, index: number) =>
    slices === null ? [] : binRows(index === 0 ? pooled(slices) : slices[index - 1]!);
  return (
    <ul class="multiples reliabilities">
      {names.map((name, index) => (
        <li key={name} class="panel multiple">
          <p class="multiple-head">
            <span class="multiple-name">{name}</span>
          </p>
          <Canvas
            spec={chart.linear}
            height={HEIGHT}
            label={`${name}: mean confidence against accuracy in bins, evaluation at step ${formatStep(step)}.`}
            version={[runs, step, showReference, showTwin]}
            data={() => ({
              sets: { run: bins(run, index), reference: bins(reference, index), twin: bins(twin, index) },
              domain: null,
            })}
            signals={{}}
          />
        </li>
      ))}
    </ul>
  );
}

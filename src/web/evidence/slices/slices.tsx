import { useMemo, useState } from 'preact/hooks';
import type { Dashboard } from '../../../charts/compile.js';
import type { PublicPuzzle } from '../../../puzzle/puzzle.js';
import type { PanelContext } from '../../chart/panel-context.js';
import type { Twin } from '../../chart/sources.js';
import { formatStep } from '../../format.js';
import { lastAtOrBefore } from '../../series/numbers.js';
import { type Baseline, baselineOf, baselineText, readBaseline } from './baseline.js';
import { Multiples } from './multiples.js';
import { readSlices, type SliceQuantity } from './readings.js';
import { Reliability } from './reliability.js';
import { SliceTable } from './slice-table.js';

export interface SlicesProps {
  readonly puzzle: PublicPuzzle;
  readonly twin: Twin | null;
  readonly dashboard: Dashboard;
  readonly context: PanelContext;
}

type Face = SliceQuantity | 'reliability';

const FACES: readonly { readonly face: Face; readonly name: string }[] = [
  { face: 'loss', name: 'Loss' },
  { face: 'accuracy', name: 'Accuracy' },
  { face: 'ece', name: 'Calibration error' },
  { face: 'reliability', name: 'Reliability' },
];

/** Slice by slice: small multiples or reliability diagrams, and the table of one evaluation with what has changed. */
export function Slices({ puzzle, twin, dashboard, context }: SlicesProps) {
  const [face, setFace] = useState<Face>('loss');
  const [chosenStep, setStep] = useState<number | null>(null);
  const [chosenBaseline, setBaseline] = useState<Baseline | null>(null);
  const runs = useMemo(
    () => ({
      run: puzzle.evaluations,
      reference: puzzle.reference.evaluations,
      twin: twin?.evaluations ?? null,
    }),
    [puzzle, twin],
  );
  const { steps, reliability } = puzzle.evaluations;
  const step = chosenStep ?? steps.at(-1)!;
  const baseline = chosenBaseline ?? (twin === null ? 'reference' : 'twin');
  const binned = reliability.map((evaluation) => evaluation.step);
  const { hidden } = context.options;

  return (
    <section class="slices" aria-labelledby="slices-heading">
      <div class="slices-head">
        <h2 class="group-heading" id="slices-heading">
          Slices
        </h2>
        <fieldset class="faces">
          <legend class="visually-hidden">What to show of each slice</legend>
          {FACES.map(({ face: each, name }) => (
            <label key={each} class="face">
              <input type="radio" name="slice-face" checked={face === each} onChange={() => setFace(each)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <label class="tool">
          Evaluation at step{' '}
          <select value={step} onChange={(event) => setStep(Number(event.currentTarget.value))}>
            {steps.map((each) => (
              <option key={each} value={each}>
                {formatStep(each)}
              </option>
            ))}
          </select>
        </label>
        <label class="tool">
          Change since{' '}
          <select
            value={baselineText(baseline)}
            onChange={(event) => setBaseline(baselineOf(event.currentTarget.value))}
          >
            {twin !== null && <option value="twin">the twin, same step</option>}
            <option value="reference">the earlier run, same step</option>
            {steps.map((each) => (
              <option key={each} value={each}>
                step {formatStep(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {face === 'reliability' ? (
        <>
          <p class="hint">
            {binned.length === 0
              ? 'This job recorded no bins, only the calibration error that follows from them.'
              : `Bins are recorded at steps ${binned.map(formatStep).join(', ')}; shown is step ${formatStep(binned[lastAtOrBefore(binned, step)] ?? 0)}.`}
          </p>
          <Reliability
            chart={dashboard.charts.reliability}
            runs={runs}
            step={step}
            showReference={!hidden.has('reference')}
            showTwin={!hidden.has('twin')}
          />
        </>
      ) : (
        <Multiples chart={dashboard.charts.multiple} runs={runs} quantity={face} context={context} />
      )}
      <SliceTable
        readings={readSlices(runs.run, step)}
        baseline={readBaseline(runs, baseline, step)}
        baselineName={nameOf(baseline)}
      />
      <p class="hint">
        ± is half of the 95 % interval of the evaluation’s own size. A change in bold lies beyond the interval of both
        evaluations together, taken as independent.
      </p>
    </section>
  );
}

function nameOf(baseline: Baseline): string {
  if (baseline === 'twin') return 'the twin';
  return baseline === 'reference' ? 'the earlier run' : `step ${formatStep(baseline)}`;
}

import type { WireNumber } from '../../core/json.js';
import type { EvaluationRow } from '../../puzzle/puzzle.js';
import { formatPercent, formatStep, formatValue } from '../format.js';

/**
 * The last evaluation, slice by slice, beside the same slice of the earlier run. Sizes and intervals stand next to the
 * numbers they belong to: a difference inside the interval is not a finding.
 */
export function EvaluationTable({ rows }: { rows: readonly EvaluationRow[] }) {
  const value = (wire: WireNumber) => formatValue(Number(wire));
  const calibration = (wire: WireNumber) => (Number.isFinite(Number(wire)) ? Number(wire).toFixed(3) : 'NaN');
  const percent = (wire: WireNumber) => formatShare(Number(wire));
  return (
    <div>
      <h2 class="group-heading" id="evaluation-heading">
        Last evaluation <span class="heading-note">earlier run in grey</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll the table on a narrow screen */}
      <section class="table-scroll" aria-labelledby="evaluation-heading" tabIndex={0}>
        <table class="evaluation">
          <thead>
            <tr>
              <th scope="col">Slice</th>
              <th scope="col">n</th>
              <th scope="col">Loss</th>
              <th scope="col">Accuracy</th>
              <th scope="col">95 % interval</th>
              <th scope="col">ECE</th>
              <th scope="col">Confidence</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.slice}>
                <th scope="row">{row.name}</th>
                <td>{formatStep(row.size)}</td>
                <td>
                  <Pair now={value(row.loss)} before={value(row.referenceLoss)} />
                </td>
                <td>
                  <Pair now={percent(row.accuracy)} before={percent(row.referenceAccuracy)} />
                </td>
                <td>
                  {percent(row.accuracyLow)} – {percent(row.accuracyHigh)}
                </td>
                <td>
                  <Pair now={calibration(row.ece)} before={calibration(row.referenceEce)} />
                </td>
                <td>{formatPercent(Number(row.meanConfidence))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** Accuracies differ by tenths of a per cent, so they always carry one decimal. */
const formatShare = (share: number) => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : 'NaN');

function Pair({ now, before }: { now: string; before: string }) {
  return (
    <>
      {now} <span class="before">{before}</span>
    </>
  );
}

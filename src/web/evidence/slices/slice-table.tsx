import { formatPercent, formatStep, formatValue } from '../../format.js';
import { Term } from '../../help/term.js';
import { type Change, changeOf, type Measured, type SliceQuantity, type SliceReading } from './readings.js';

export interface SliceTableProps {
  readonly readings: readonly SliceReading[];
  readonly baseline: readonly SliceReading[];
  /** What the changes are against, in words. */
  readonly baselineName: string;
}

/**
 * One evaluation, slice by slice. Sizes, intervals and changes stand next to the numbers they belong to: a difference inside
 * its interval is not a finding, and looks like none.
 */
export function SliceTable({ readings, baseline, baselineName }: SliceTableProps) {
  return (
    /* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll the table on a narrow screen */
    <section class="table-scroll" aria-label="Slices as a table" tabIndex={0}>
      <table class="evaluation">
        <caption class="visually-hidden">Slices, with changes against {baselineName}</caption>
        <thead>
          <tr>
            <th scope="col">Slice</th>
            <th scope="col">n</th>
            <th scope="col">Loss</th>
            <th scope="col">change</th>
            <th scope="col">Accuracy</th>
            <th scope="col">change</th>
            <th scope="col">
              <Term id="ece">ECE</Term>
            </th>
            <th scope="col">change</th>
            <th scope="col">
              <Term id="confidence">Confidence</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading, index) => (
            <tr key={reading.id}>
              <th scope="row">{reading.name}</th>
              <td>{formatStep(reading.size)}</td>
              {QUANTITIES.map(({ quantity, show }) => (
                <Cells
                  key={quantity}
                  measured={reading[quantity]}
                  change={changeOf(baseline[index]!, reading, quantity)}
                  show={show}
                />
              ))}
              <td>{formatPercent(reading.confidence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Accuracies differ by tenths of a per cent, so they always carry one decimal. */
const asShare = (share: number) => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : 'NaN');
const asCalibration = (ece: number) => (Number.isFinite(ece) ? ece.toFixed(3) : 'NaN');

const QUANTITIES: readonly { readonly quantity: SliceQuantity; show(value: number): string }[] = [
  { quantity: 'loss', show: formatValue },
  { quantity: 'accuracy', show: asShare },
  { quantity: 'ece', show: asCalibration },
];

function Cells({ measured, change, show }: { measured: Measured; change: Change; show(value: number): string }) {
  const { value, interval } = measured;
  const sign = change.by > 0 ? '+' : change.by < 0 ? '−' : '±';
  return (
    <>
      <td>
        {show(value)}
        {interval !== null && (
          <span class="interval" title={`95 % interval: ${show(interval[0])} to ${show(interval[1])}`}>
            ± {show((interval[1] - interval[0]) / 2)}
          </span>
        )}
      </td>
      <td class={change.beyondChance ? 'change change-sure' : 'change'}>
        {Number.isFinite(change.by) ? `${sign}${show(Math.abs(change.by))}` : '–'}
        {change.beyondChance && <span class="visually-hidden"> (beyond its 95 % interval)</span>}
      </td>
    </>
  );
}

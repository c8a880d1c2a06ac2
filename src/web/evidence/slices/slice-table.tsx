import { decimalsFor, formatFixed, formatStep } from '../../format.js';
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
              {QUANTITIES.map(({ quantity, ...writing }) => (
                <Cells
                  key={quantity}
                  measured={reading[quantity]}
                  change={changeOf(baseline[index]!, reading, quantity)}
                  {...writing}
                />
              ))}
              <td>{formatFixed(100 * reading.confidence, 1)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How a quantity is written: its unit, the unit of a change, and the factor to both. */
const QUANTITIES: readonly {
  readonly quantity: SliceQuantity;
  readonly factor: number;
  readonly unit: string;
  readonly changeUnit: string;
  /** Fewest decimals, so that a column is written alike. */
  readonly least: number;
}[] = [
  { quantity: 'loss', factor: 1, unit: '', changeUnit: '', least: 3 },
  { quantity: 'accuracy', factor: 100, unit: ' %', changeUnit: ' pp', least: 1 },
  { quantity: 'ece', factor: 1, unit: '', changeUnit: '', least: 3 },
];

type CellsProps = Omit<(typeof QUANTITIES)[number], 'quantity'> & {
  readonly measured: Measured;
  readonly change: Change;
};

function Cells(props: CellsProps) {
  const { measured, change, factor, unit, changeUnit, least } = props;
  const { value, interval } = measured;
  const half = interval === null ? null : (factor * (interval[1] - interval[0])) / 2;
  const decimals = Math.max(least, decimalsFor(half));
  const text = (number: number) => formatFixed(factor * number, decimals);
  const by = text(change.by);
  return (
    <>
      <td>
        {text(value)}
        {unit}
        {interval !== null && (
          <span class="interval" title={`95 % interval: ${text(interval[0])} to ${text(interval[1])}${unit}`}>
            ± {formatFixed(half!, decimals)}
          </span>
        )}
      </td>
      <td class={change.beyondChance ? 'change change-sure' : 'change'}>
        {Number.isFinite(change.by) ? `${Number(by) > 0 ? '+' : ''}${by}${changeUnit}` : '–'}
        {change.beyondChance && <span class="visually-hidden"> (beyond its 95 % interval)</span>}
      </td>
    </>
  );
}

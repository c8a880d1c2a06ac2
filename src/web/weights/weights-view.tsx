import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { type WeightRow, weightBars } from './weights.js';

export interface WeightsProps {
  /** What is weighed, such as "Learning-rate spike rather than healthy run". */
  readonly heading: ComponentChildren;
  /** What the numbers are, such as "nats". */
  readonly unit: ComponentChildren;
  /** What stands before all others, however heavy: what was assumed beforehand, where the reader is to start from it. */
  readonly first?: WeightRow;
  /** In any order; they are shown by their size. */
  readonly rows: readonly WeightRow[];
  /** What a bar to the right speaks for, and one to the left. */
  readonly right: string;
  readonly left: string;
}

/** Weights of evidence around a common zero: who speaks for what, and how strongly. */
export function Weights({ heading, unit, first, rows, right, left }: WeightsProps) {
  const { bars, none, total } = useMemo(() => weightBars(rows, first), [rows, first]);
  return (
    <table class="weights">
      <caption>
        {heading} <span class="panel-unit">{unit}</span>
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col" class="weights-sides">
            <span>← {left}</span> <span>{right} →</span>
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, weight, share, text }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="weights-track" aria-hidden="true">
              <span
                class={weight < 0 ? 'weights-bar weights-left' : 'weights-bar weights-right'}
                style={{ width: `${share * 50}%` }}
              />
            </td>
            <td class="weights-number">{text}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{total.label}</th>
          <td class="weights-none">{none.length > 0 && `Next to nothing: ${none.join(', ')}.`}</td>
          <td class="weights-number">{total.text}</td>
        </tr>
      </tfoot>
    </table>
  );
}

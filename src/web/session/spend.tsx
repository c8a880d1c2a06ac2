import type { Session } from '../../puzzle/session/session.js';
import { Bar } from './bar.js';
import { countOf } from './words.js';

const percent = (share: number) => `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

/** What was spent on probes against par, as shares of the budgets: runs differ in size by orders of magnitude. */
export function SpendAgainstPar({ session: { spend } }: { session: Session }) {
  if (spend === null) return null;
  const { n, score, spent, par, bits, beyond, idle } = spend;
  const scale = Math.max(spent, par, Number.MIN_VALUE);
  const rows = [
    { name: 'You spent', share: spent },
    { name: 'Par', share: par },
  ];
  return (
    <section class="record-part" aria-labelledby="record-spend">
      <h2 class="group-heading" id="record-spend">
        Spend against par, over {countOf(n, 'puzzle')}
      </h2>
      <table class="record-bars">
        <caption class="visually-hidden">Mean share of the budget that was spent on probes</caption>
        <tbody>
          {rows.map(({ name, share }) => (
            <tr key={name}>
              <th scope="row">
                {name} <span class="record-note">of the budget</span>
              </th>
              <td class="record-bar">
                <Bar fill={{ from: 0, to: share / scale }} look={name === 'Par' ? 'sum' : 'plain'} />
              </td>
              <td class="record-number">{percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Investigations score {score.toFixed(0)} of 100 on average. What was read told {bits.toFixed(2)} bits less about
        the cause than the readings of par, and {percent(beyond)} of the budget went beyond it. In {percent(idle)} of
        the puzzles nothing was bought.
      </p>
    </section>
  );
}

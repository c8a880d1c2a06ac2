import type { FamilyCount } from '../../puzzle/session/confusion.js';
import type { Session } from '../../puzzle/session/session.js';
import { formatHeading } from '../format.js';

/** Families in the order of the manual; others come after them. */
const ORDER = ['optimization', 'objective', 'data', 'evaluation', 'systems', 'healthy'];

/** True family against named family, right answers on the diagonal. */
export function Families({ session }: { session: Session }) {
  const { families } = session.confusions;
  if (families.length === 0) return null;
  const present = new Set(families.flatMap(({ truth, named }) => [truth, named]));
  const ids = [...ORDER.filter((id) => present.has(id)), ...[...present].filter((id) => !ORDER.includes(id)).sort()];
  const most = Math.max(...families.map(({ n }) => n));
  return (
    <section class="record-part" aria-labelledby="record-families">
      <h2 class="group-heading" id="record-families">
        By family
      </h2>
      <p>
        Rows are true, columns were named. What stands in a frame is the right family, though not always the right
        cause.
      </p>
      <table class="record-families">
        <caption class="visually-hidden">True family against the family you named</caption>
        <thead>
          <tr>
            <td />
            {ids.map((id) => (
              <th key={id} scope="col">
                <span class="record-upright">{formatHeading(id)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((truth) => (
            <tr key={truth}>
              <th scope="row">{formatHeading(truth)}</th>
              {ids.map((named) => (
                <Cell key={named} count={countOfCell(families, truth, named)} most={most} same={truth === named} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ count, most, same }: { count: number; most: number; same: boolean }) {
  return (
    <td class={same ? 'record-same' : ''} style={{ '--weight': String(count / most) }}>
      {count === 0 ? (
        <span class="muted">
          ·<span class="visually-hidden"> none</span>
        </span>
      ) : (
        count
      )}
    </td>
  );
}

function countOfCell(families: readonly FamilyCount[], truth: string, named: string): number {
  return families.find((cell) => cell.truth === truth && cell.named === named)?.n ?? 0;
}

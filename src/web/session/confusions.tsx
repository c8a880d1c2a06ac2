import type { Confusion } from '../../puzzle/session/confusion.js';
import type { Session } from '../../puzzle/session/session.js';
import { formatPercent } from '../format.js';
import { hashOfManualPage } from '../manual/hash.js';

/** Confusions in sight; the others are folded. */
const SHOWN = 8;

interface ConfusionsProps {
  readonly session: Session;
  readonly names: Readonly<Record<string, string>>;
}

/** What was taken for what, the commonest first. */
export function Confusions({ session, names }: ConfusionsProps) {
  const { causes } = session.confusions;
  const rest = causes.slice(SHOWN);
  return (
    <section class="record-part" aria-labelledby="record-confusions">
      <h2 class="group-heading" id="record-confusions">
        What you took for what
      </h2>
      {causes.length === 0 ? (
        <p>Every first cause you named was the true one.</p>
      ) : (
        <Table rows={causes.slice(0, SHOWN)} names={names} caption="Commonest confusions" />
      )}
      {rest.length > 0 && (
        <details class="record-table">
          <summary>{rest.length} more</summary>
          <Table rows={rest} names={names} caption="Other confusions" />
        </details>
      )}
    </section>
  );
}

function Table({
  rows,
  names,
  caption,
}: { rows: readonly Confusion[]; caption: string } & Pick<ConfusionsProps, 'names'>) {
  const link = (id: string) => <a href={hashOfManualPage(id)}>{names[id] ?? id}</a>;
  return (
    <table class="record-numbers record-confusions">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">It was</th>
          <th scope="col">You named</th>
          <th scope="col">Times</th>
          <th scope="col">Sure</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ truth, named, n, of, confidence }) => (
          <tr key={`${truth} ${named}`}>
            <th scope="row">{link(truth)}</th>
            <td>{link(named)}</td>
            <td>
              {n} of {of}
            </td>
            <td>{formatPercent(confidence)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

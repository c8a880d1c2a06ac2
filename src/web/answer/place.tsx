import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import { HEALTHY } from '../names.js';
import type { Draft } from './draft.js';

/** Where the fault acts: the whole run or one of the places this scenario has. */
export function Place(props: { draft: Draft; places: PublicPuzzle['places']; change(draft: Draft): void }) {
  const { draft, places } = props;
  return (
    <div class="field">
      <label class="field-label" for="where">
        Where
      </label>
      <select
        id="where"
        value={draft.where}
        disabled={draft.cause === HEALTHY}
        onChange={(event) => props.change({ ...draft, where: event.currentTarget.value })}
      >
        <option value="">Choose a place…</option>
        {places.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import { saysHealthy } from './draft.js';
import type { Prior } from './rest.js';
import { WHERE_ID } from './shortcuts.js';
import type { DraftControl } from './use-draft.js';

/** Where the fault acts: the whole run or one of the places this scenario has. */
export function Place(props: { control: DraftControl; places: PublicPuzzle['places']; prior: Prior }) {
  const { control, places, prior } = props;
  const { draft } = control;
  return (
    <div class="field place">
      <label class="field-label" for={WHERE_ID}>
        Where
      </label>
      <select
        id={WHERE_ID}
        value={draft.where}
        disabled={saysHealthy(draft.named, prior)}
        onChange={(event) => control.change({ ...draft, where: event.currentTarget.value }, 'where')}
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

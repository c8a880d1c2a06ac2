import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import { proposedFixes } from './fixes.js';
import type { Prior } from './rest.js';
import { FIX_ID } from './shortcuts.js';
import type { DraftControl } from './use-draft.js';

export interface FixFieldProps {
  readonly puzzle: PublicPuzzle;
  readonly prior: Prior;
  readonly control: DraftControl;
}

/** What is done about the run: the fixes proposed for the leading hypothesis, and behind them all there are. */
export function FixField({ puzzle, prior, control }: FixFieldProps) {
  const { draft } = control;
  const { cause, proposed, others } = proposedFixes(puzzle, draft.named, prior);
  const other = others.find(({ id }) => id === draft.fix);
  const choose = (fix: string) => control.change({ ...control.draft, fix }, 'fix');
  return (
    <fieldset class="field fixes" id={FIX_ID}>
      <legend>What do you do about it?</legend>
      <p class="hint fixes-for">
        {draft.fix === '' ? 'Nothing chosen: the run goes on as it is. ' : ''}
        {cause !== '' && `Proposed for “${cause}”:`}
      </p>
      {proposed.map(({ id, name, summary }) => (
        <label key={id} class="fix">
          <input type="radio" name="fix" value={id} checked={draft.fix === id} onChange={() => choose(id)} />
          <span class="fix-name">{name}</span>
          <span class="fix-summary">{summary}</span>
        </label>
      ))}
      <label class="fix-other">
        <span class="visually-hidden">Another fix</span>
        <select value={other?.id ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">Another fix…</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {other !== undefined && <p class="fix-summary">{other.summary}</p>}
    </fieldset>
  );
}

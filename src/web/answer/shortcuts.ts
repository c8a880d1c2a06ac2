import type { Shortcut } from '../keys/shortcuts.js';
import type { DraftControl } from './use-draft.js';

export const FORM_ID = 'answer-form';
export const SEARCH_ID = 'cause-search';
export const WHERE_ID = 'where';
export const FIX_ID = 'fix';
export const NOTES_ID = 'notes';

/** The keys of the answer column, for `useShortcuts` while a puzzle is open. */
export function answerShortcuts(props: {
  readonly draft: DraftControl;
  readonly marking: boolean;
  setMarking(on: boolean): void;
}): readonly Shortcut[] {
  const { draft, marking, setMarking } = props;
  const list: Shortcut[] = [
    { keys: 'c', label: 'Find a cause', group: 'Answer', run: () => focus(SEARCH_ID) },
    {
      keys: 'm',
      label: 'Mark the onset on a panel',
      group: 'Answer',
      run: () => setMarking(!marking),
    },
    { keys: 'w', label: 'Choose where', group: 'Answer', run: () => focus(WHERE_ID) },
    { keys: 'f', label: 'Choose a fix', group: 'Answer', run: () => focus(chosenFix()) },
    { keys: 'j', label: 'Jot notes', group: 'Answer', run: () => focus(NOTES_ID) },
    { keys: 'Ctrl+Enter', label: 'Review and submit', group: 'Answer', run: review },
    { keys: 'Ctrl+z', label: 'Undo a change of the answer', group: 'Answer', run: draft.undo },
    { keys: 'Ctrl+Shift+z', label: 'Redo it', group: 'Answer', run: draft.redo },
  ];
  const stopMarking: Shortcut = {
    keys: 'Escape',
    label: 'Stop marking',
    group: 'Answer',
    run: () => setMarking(false),
  };
  return marking ? [...list, stopMarking] : list;
}

/** The fix that is chosen, or the first one: where the tab key would come to. */
function chosenFix(): Element | null {
  const fixes = document.getElementById(FIX_ID);
  return fixes?.querySelector('input:checked') ?? fixes?.querySelector('input') ?? null;
}

function focus(place: string | Element | null): void {
  const element = typeof place === 'string' ? document.getElementById(place) : place;
  if (!(element instanceof HTMLElement)) return;
  element.focus();
  element.scrollIntoView({ block: 'nearest' });
}

function review(): void {
  const form = document.getElementById(FORM_ID);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

import { useState } from 'preact/hooks';
import { useShortcuts } from '../keys/shortcuts.js';
import { HelpDialog } from './dialog.js';

/** The button that opens the help, and its key. */
export function Help({ showGuide }: { readonly showGuide: (() => void) | null }) {
  const [open, setOpen] = useState(false);
  useShortcuts([{ keys: '?', label: 'Help', group: 'Page', run: () => setOpen(true) }]);
  return (
    <>
      <button type="button" class="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Help
      </button>
      {open && <HelpDialog close={() => setOpen(false)} showGuide={showGuide} />}
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../ui/icon.js';

/** Pixels around the plotting area of a panel that fills the screen: its head, its axis and the dialog's own edges. */
const AROUND = 170;
const LOWEST = 180;

/** One panel on the full screen, linked with all others; Escape brings the page back. */
export function PanelDialog(props: { title: string; close(): void; children(height: number): ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} class="panel-dialog" aria-label={props.title} onClose={props.close}>
      <button
        type="button"
        class="icon-button panel-dialog-close"
        aria-label="Back to all panels"
        title="Back to all panels (Esc)"
        onClick={() => dialog.current?.close()}
      >
        <Icon name="close" />
      </button>
      {props.children(Math.max(LOWEST, innerHeight - AROUND))}
    </dialog>
  );
}

import type { DraftControl } from './use-draft.js';

/** Buttons that take changes of the draft back and bring them again. */
export function TakeBack({ control }: { control: DraftControl }) {
  return (
    <div class="take-back">
      <button
        type="button"
        class="icon"
        aria-label="Undo"
        title="Undo (Ctrl+Z)"
        aria-disabled={!control.canUndo}
        onClick={control.undo}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M6 3L2.5 6.5L6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7" />
        </svg>
      </button>
      <button
        type="button"
        class="icon"
        aria-label="Redo"
        title="Redo (Ctrl+Shift+Z)"
        aria-disabled={!control.canRedo}
        onClick={control.redo}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M10 3l3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9" />
        </svg>
      </button>
    </div>
  );
}

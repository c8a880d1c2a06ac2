import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

export interface MenuProps {
  /** Name of the button. */
  readonly label: string;
  readonly icon: ComponentChildren;
  readonly items: readonly { readonly label: string; run(): void }[];
}

/** A button that shows a few more; Escape, leaving it and choosing close it. */
export function Menu({ label, icon, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its buttons let pass
    <div
      class="menu"
      ref={holder}
      onFocusOut={(event) => {
        if (!holder.current?.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        close();
      }}
    >
      <button
        type="button"
        ref={button}
        class="icon-button"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {icon}
      </button>
      {open && (
        <ul class="menu-items">
          {items.map((item) => (
            <li key={item.label}>
              <button
                type="button"
                onClick={() => {
                  close();
                  item.run();
                }}
              >
                {item.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
